using ReverseBuy.Following;

namespace ReverseBuy.Inventory.Following;

/// <summary>Has snapshots marked as stale when marketplaces told of their listings.</summary>
internal sealed class OfferHints(IOfferChanges changes) : IHintHandler<OfferChangedHint>
{
    public ValueTask HandleAsync(HintContext context, OfferChangedHint hint, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        return changes.NoteAsync(context.Tenant, context.Account, hint, cancellationToken);
    }
}
