namespace ReverseBuy.Sandbox.Orders;

/// <summary>Where an order stands, in words common to both marketplaces.</summary>
internal enum OrderStage
{
    Building,
    Unpaid,
    Paid,
    Shipped,
    Signed,
    Closed,
}
