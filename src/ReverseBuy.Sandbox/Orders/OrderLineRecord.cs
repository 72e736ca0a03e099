namespace ReverseBuy.Sandbox.Orders;

/// <summary>One line of an upstream order.</summary>
internal sealed record OrderLineRecord(
    long ListingId, long SkuId, long SubOrderId, string LineNumber, int Quantity, long UnitPriceFen)
{
    public long AmountFen => UnitPriceFen * Quantity;
}
