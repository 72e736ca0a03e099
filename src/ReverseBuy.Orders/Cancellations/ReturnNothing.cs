namespace ReverseBuy.Orders.Cancellations;

/// <summary>The policy of a host that brings none: what is bought is delivered.</summary>
internal sealed class ReturnNothing : ICancellationPolicy
{
    public CancellationDecision Decide(TenantId tenant, Order order, OrderLine line, UnitBucket bucket) => CancellationDecision.Refuse;
}
