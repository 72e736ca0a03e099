using ReverseBuy;
using ReverseBuy.Orders;

namespace QualityHold;

/// <summary>Precious goods are only bought on a reviewer's word, whoever else calls the facades.</summary>
public sealed class PreciousNeedsReviewer(QualitySettings settings) : IOrderGuard
{
    public string? Refuse(TenantId tenant, Order order, OrderTrigger trigger, Actor actor) =>
        trigger == OrderTrigger.Approve && actor.Kind != ActorKind.Reviewer && settings.ArePrecious(order)
            ? "precious goods need a reviewer"
            : null;
}
