namespace ReverseBuy.Sandbox.Orders;

/// <summary>Where an order stands, in words common to all marketplaces.</summary>
internal enum OrderStage
{
    Building,
    Unpaid,
    Paid,
    Shipped,
    Signed,
    Closed,
}
