using ReverseBuy.Following;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Messaging.Following;

/// <summary>Hands a hint to everybody who follows its kind, one after the other.</summary>
internal sealed class HintDispatch(
    IEnumerable<IHintHandler<UpstreamOrderHint>> orders,
    IEnumerable<IHintHandler<OfferChangedHint>> offers,
    IEnumerable<IHintHandler<DomesticTrackingHint>> shipments,
    ITenantScopeFactory scopes)
{
    private readonly IHintHandler<UpstreamOrderHint>[] _orders = [.. orders];
    private readonly IHintHandler<OfferChangedHint>[] _offers = [.. offers];
    private readonly IHintHandler<DomesticTrackingHint>[] _shipments = [.. shipments];

    public async ValueTask HandleAsync(HintContext context, MarketplaceHint hint, CancellationToken cancellationToken)
    {
        // Background work enters its tenant here, so that a host's handler may call the facades.
        using (scopes.Enter(context.Tenant))
        {
            switch (hint)
            {
                case UpstreamOrderHint order:
                    await HandleAsync(_orders, context, order, cancellationToken).ConfigureAwait(false);
                    break;
                case OfferChangedHint offer:
                    await HandleAsync(_offers, context, offer, cancellationToken).ConfigureAwait(false);
                    break;
                case DomesticTrackingHint shipment:
                    await HandleAsync(_shipments, context, shipment, cancellationToken).ConfigureAwait(false);
                    break;
                default:
                    throw new InvalidOperationException($"Nobody follows hints of type {hint.GetType().Name}.");
            }
        }
    }

    private static async ValueTask HandleAsync<THint>(IHintHandler<THint>[] handlers, HintContext context, THint hint, CancellationToken cancellationToken)
        where THint : MarketplaceHint
    {
        foreach (var handler in handlers)
        {
            await handler.HandleAsync(context, hint, cancellationToken).ConfigureAwait(false);
        }
    }
}
