using ReverseBuy.Catalogue;
using ReverseBuy.Procurement;

namespace ReverseBuy.Snippets.Orders;

internal sealed class OtherSellers(IReadOnlyDictionary<SkuId, PurchaseAlternative> alternatives) : IUnboughtPolicy
{
    public ValueTask<UnboughtDecision> DecideAsync(UnboughtCase unbought, CancellationToken cancellationToken) =>
        ValueTask.FromResult<UnboughtDecision>(
            unbought is { Reason: UnboughtReason.OutOfStock, PurchaseOrder.Attempt: 1 } && alternatives.TryGetValue(unbought.Line.Sku, out var other)
                ? new UnboughtDecision.BuyInstead(other)
                : new UnboughtDecision.Wait());
}
