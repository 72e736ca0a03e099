using ReverseBuy.Orders;

namespace ReverseBuy.Testing;

/// <summary>Refuses nothing, as a host without guards does.</summary>
internal sealed class NothingRefused : IOrderGuard
{
    public string? Refuse(TenantId tenant, Order order, OrderTrigger trigger, Actor actor) => null;
}
