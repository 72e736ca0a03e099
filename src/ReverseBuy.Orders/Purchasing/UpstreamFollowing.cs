using ReverseBuy.Buying;
using ReverseBuy.Connectors;
using ReverseBuy.Messaging;
using ReverseBuy.Orders.Changes;
using ReverseBuy.Orders.Receiving;
using ReverseBuy.Orders.Workflow;
using ReverseBuy.Procurement;

namespace ReverseBuy.Orders.Purchasing;

/// <summary>Follows paid upstream orders until they were received: reads them, and announces the packages that come of them.</summary>
internal sealed class UpstreamFollowing(
    Changer changer, UpstreamNews news, UpstreamRefunds refunds, PackageAnnouncement announcement, IConnectors connectors, OrdersOptions options)
{
    private static readonly TimeSpan Daily = TimeSpan.FromDays(1);

    public async ValueTask FollowAsync(TenantId tenant, PurchaseOrder purchase, CancellationToken cancellationToken)
    {
        // What a person bought where nothing can be read is not followed: its packages are taken in as they come.
        var canRead = connectors.Describe(purchase.Marketplace).Capabilities.HasFlag(ConnectorCapabilities.UpstreamOrders);
        var context = PurchaseContext.Of(tenant, purchase);
        var found = new List<FollowedOrder>();
        string? trouble = null;
        foreach (var upstream in purchase.UpstreamOrders.Where(upstream => canRead && IsToBeFollowed(upstream)))
        {
            try
            {
                if (await ReadAsync(context, purchase, upstream.Id, cancellationToken).ConfigureAwait(false) is { } read)
                {
                    found.Add(read);
                }
            }
            catch (MarketplaceException exception)
            {
                trouble = exception.Message;
            }
        }

        await changer.RunAsync(
            tenant,
            new Cause(PurchaseActor.Marketplace(purchase.Marketplace), $"purchase-order:{purchase.Id}"),
            async (changes, token) =>
            {
                var change = await changes.PurchaseOrderAsync(purchase.Id, token).ConfigureAwait(false);

                // Somebody wanted a look while this one was on its way: what it read may be older than the wish.
                var isAskedAgain = change.PurchaseOrder.Version != purchase.Version;
                foreach (var followed in found)
                {
                    await TakeAsync(changes, change, followed.Reading, followed.Shipments, token).ConfigureAwait(false);
                    await refunds.ApplyAsync(changes, change, followed.Reading, followed.Refunds, token).ConfigureAwait(false);
                }

                await UpstreamNews.SettleAsync(changes, change, token).ConfigureAwait(false);
                change.FollowPerson(options, changes.At);
                var failures = trouble is null ? 0 : change.PurchaseOrder.Failures + 1;
                change.Update(current => current with
                {
                    DueAt = !canRead ? null
                        : isAskedAgain ? changes.At
                        : trouble is not null ? changes.At + Backoff.After(options, failures - 1)
                        : NextLook(current, changes.At),
                    Failures = failures,
                    Note = trouble,
                });
            },
            cancellationToken).ConfigureAwait(false);
    }

    private static bool IsToBeFollowed(UpstreamOrder upstream) => !UpstreamOrderGraph.Final.Contains(upstream.State);

    /// <summary>Received goods may still be refunded: those purchases are looked at once a day, and given up in the end, for not every marketplace closes them.</summary>
    private DateTimeOffset? NextLook(PurchaseOrder purchase, DateTimeOffset now)
    {
        var open = purchase.UpstreamOrders.Where(IsToBeFollowed).ToList();
        return open.Count == 0 || now - purchase.CreatedAt > options.FollowFor ? null
            : open.Any(upstream => upstream.State != UpstreamOrderState.Received) ? now + options.FollowInterval
            : now + Daily;
    }

    private async ValueTask<FollowedOrder?> ReadAsync(
        ConnectorContext context, PurchaseOrder purchase, string upstreamOrderId, CancellationToken cancellationToken)
    {
        var reading = await connectors.Require<IUpstreamOrders>(purchase.Marketplace)
            .FindAsync(context, upstreamOrderId, cancellationToken)
            .ConfigureAwait(false);
        if (reading is null)
        {
            return null;
        }

        var isShipped = connectors.Describe(purchase.Marketplace).Capabilities.HasFlag(ConnectorCapabilities.DomesticTracking)
            && reading.Status is UpstreamStatus.PartlyShipped or UpstreamStatus.Shipped or UpstreamStatus.Received or UpstreamStatus.Closed;
        var shipments = isShipped
            ? await connectors.Require<IDomesticTracking>(purchase.Marketplace).GetShipmentsAsync(context, upstreamOrderId, cancellationToken).ConfigureAwait(false)
            : [];
        return new FollowedOrder(reading, shipments, await refunds.ReadAsync(context, purchase, reading, cancellationToken).ConfigureAwait(false));
    }

    private async ValueTask TakeAsync(
        ChangeSet changes,
        PurchaseOrderChange change,
        UpstreamOrderReading reading,
        IReadOnlyList<DomesticShipment> shipments,
        CancellationToken cancellationToken)
    {
        var before = change.Upstream(reading.Id).State;
        await news.ApplyAsync(changes, change, reading, cancellationToken).ConfigureAwait(false);
        UpstreamNews.Advance(change, reading);
        foreach (var shipment in shipments)
        {
            await announcement.AnnounceAsync(changes, change.PurchaseOrder, reading.Id, shipment, cancellationToken).ConfigureAwait(false);
        }

        var after = change.Upstream(reading.Id).State;
        if (after != before && IsShipped(after) && !(IsShipped(before) && before != UpstreamOrderState.PartlyShipped))
        {
            change.Raise(new UpstreamShipped(
                change.PurchaseOrder.Id, reading.Id, [.. shipments.Select(shipment => shipment.Waybill)], [.. change.PurchaseOrder.Orders]));
        }
    }

    private static bool IsShipped(UpstreamOrderState state) =>
        state is UpstreamOrderState.PartlyShipped or UpstreamOrderState.Shipped or UpstreamOrderState.Received or UpstreamOrderState.Closed;

    private sealed record FollowedOrder(UpstreamOrderReading Reading, IReadOnlyList<DomesticShipment> Shipments, IReadOnlyList<RefundReading> Refunds);
}
