using ReverseBuy.Payments;
using ReverseBuy.Storage;

namespace ReverseBuy.Orders.Explaining;

/// <summary>Puts together what is known of an order's course.</summary>
internal sealed class OrderExplainer(ITenantStorage storage)
{
    public async ValueTask<OrderExplanation> ExplainAsync(TenantId tenant, OrderId id, CancellationToken cancellationToken)
    {
        var view = await storage.ReadAsync(tenant, cancellationToken).ConfigureAwait(false);
        await using (view.ConfigureAwait(false))
        {
            var order = await view.Orders.FindAsync(id, cancellationToken).ConfigureAwait(false)
                ?? throw new UnknownAggregateException("order", id.ToString());
            var timeline = await view.Timeline.ListAsync(id, cancellationToken).ConfigureAwait(false);
            return new OrderExplanation(
                order,
                await view.ReadHandledAsync([.. timeline.Select(entry => entry.Envelope)], cancellationToken).ConfigureAwait(false),
                await HistoryAsync(view, id, cancellationToken).ConfigureAwait(false))
            {
                Money = await MoneyAsync(view, id, cancellationToken).ConfigureAwait(false),
            };
        }
    }

    private static async ValueTask<IReadOnlyList<MoneyEntry>> MoneyAsync(ITenantView view, OrderId id, CancellationToken cancellationToken)
    {
        var entries = new List<MoneyEntry>(await view.Money.ListAsync(AggregateKey.Of(id), cancellationToken).ConfigureAwait(false));
        foreach (var parcel in await view.Parcels.ListByOrderAsync(id, cancellationToken).ConfigureAwait(false))
        {
            entries.AddRange(await view.Money.ListAsync(AggregateKey.Of(parcel.Id), cancellationToken).ConfigureAwait(false));
        }

        return [.. entries.OrderBy(entry => entry.At)];
    }

    private static async ValueTask<IReadOnlyList<HistoryEntry>> HistoryAsync(ITenantView view, OrderId id, CancellationToken cancellationToken)
    {
        var purchases = await view.PurchaseOrders.ListByOrderAsync(id, cancellationToken).ConfigureAwait(false);
        var packages = await view.Packages.ListByOrderAsync(id, cancellationToken).ConfigureAwait(false);
        var parcels = await view.Parcels.ListByOrderAsync(id, cancellationToken).ConfigureAwait(false);
        var leftOver = await view.FoundItems.ListByOrderAsync(id, cancellationToken).ConfigureAwait(false);
        AggregateKey[] involved =
        [
            AggregateKey.Of(id),
            .. purchases.Select(purchase => AggregateKey.Of(purchase.Id)),
            .. packages.Select(package => AggregateKey.Of(package.Id)),
            .. parcels.Select(parcel => AggregateKey.Of(parcel.Id)),
            .. leftOver.Select(item => AggregateKey.Of(item.Id)),
        ];
        var history = new List<HistoryEntry>();
        foreach (var aggregate in involved)
        {
            history.AddRange(await view.History.ListAsync(aggregate, cancellationToken).ConfigureAwait(false));
        }

        // Stable: changes of one moment stay in the order of their versions.
        return [.. history.OrderBy(entry => entry.At)];
    }
}
