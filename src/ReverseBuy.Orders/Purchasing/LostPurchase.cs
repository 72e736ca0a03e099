using Microsoft.Extensions.Logging;
using ReverseBuy.Buying;
using ReverseBuy.Connectors;
using ReverseBuy.Messaging;
using ReverseBuy.Orders.Changes;
using ReverseBuy.Procurement;

namespace ReverseBuy.Orders.Purchasing;

/// <summary>Finds out what became of a create call that was not answered, by asking; it never sends the call again.</summary>
internal sealed class LostPurchase(
    Changer changer, FoundUpstreamOrders orders, IConnectors connectors, OrdersOptions options, OrdersMetrics metrics, TimeProvider time, ILogger<LostPurchase> logger)
{
    private const int AsksBeforeAbsent = 3;

    public async ValueTask AskAsync(TenantId tenant, PurchaseOrder purchase, CancellationToken cancellationToken)
    {
        if (purchase.State == PurchaseOrderState.Submitting)
        {
            await LoseAsync(tenant, purchase, cancellationToken).ConfigureAwait(false);
            return;
        }

        var askedAt = time.GetUtcNow();
        IReadOnlyList<UpstreamOrderReading> found;
        try
        {
            found = await connectors.Require<IUpstreamOrders>(purchase.Marketplace)
                .FindByReferenceAsync(PurchaseContext.Of(tenant, purchase), purchase.Reference, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (MarketplaceException exception)
        {
            await NoteFailureAsync(tenant, purchase, exception, cancellationToken).ConfigureAwait(false);
            return;
        }

        await changer.RunAsync(
            tenant,
            new Cause(PurchaseActor.Marketplace(purchase.Marketplace), $"purchase-order:{purchase.Id}"),
            async (changes, token) =>
            {
                var change = await changes.PurchaseOrderAsync(purchase.Id, token).ConfigureAwait(false);
                if (change.PurchaseOrder.State != PurchaseOrderState.CreateUnknown)
                {
                    return;
                }

                if (IsMoreThanAsked(purchase, found))
                {
                    Log.MoreThanAsked(logger, purchase.Id, tenant);
                    change.Fire(PurchaseOrderTrigger.CallPerson);
                    change.CallPerson(PersonReason.MoreThanAsked);
                    change.Update(current => current with { DueAt = null, Note = "More was found under its reference than was asked for; a person has to look." });
                }
                else if (IsAll(purchase, found))
                {
                    await orders.TakeAsync(changes, change, found, token).ConfigureAwait(false);
                }
                else if (askedAt < change.PurchaseOrder.SendBefore + options.ClockSkew)
                {
                    AskAgainSoon(changes, change);
                }
                else
                {
                    await NoteMissingAsync(changes, change, found, token).ConfigureAwait(false);
                }
            },
            cancellationToken).ConfigureAwait(false);
        metrics.Purchase(purchase.Marketplace, found.Count == 0 ? "not-found-yet" : "found");
    }

    /// <summary>Whether the marketplace holds more of a line than we wanted: then somebody bought twice, and no rule can tell which is ours.</summary>
    private static bool IsMoreThanAsked(PurchaseOrder purchase, IReadOnlyList<UpstreamOrderReading> found)
    {
        var alive = UnitsIn(found.Where(reading => reading.Status != UpstreamStatus.Cancelled));
        return WantedOf(purchase).Any(wanted => alive.GetValueOrDefault(wanted.Key) > wanted.Value);
    }

    /// <summary>
    /// Whether nothing of the purchase can be missing from what was found. A purchase that the marketplace split may show one of its orders before the
    /// others: taken for the whole of it, the units of the others would be bought again.
    /// </summary>
    private static bool IsAll(PurchaseOrder purchase, IReadOnlyList<UpstreamOrderReading> found)
    {
        var there = UnitsIn(found);
        return WantedOf(purchase).All(wanted => there.GetValueOrDefault(wanted.Key) >= wanted.Value);
    }

    private static Dictionary<string, int> WantedOf(PurchaseOrder purchase) =>
        purchase.Lines.GroupBy(line => line.PurchaseKey!, line => line.Quantity, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Sum(), StringComparer.Ordinal);

    private static Dictionary<string, int> UnitsIn(IEnumerable<UpstreamOrderReading> readings) =>
        readings.SelectMany(reading => reading.Lines)
            .GroupBy(line => line.PurchaseKey, line => line.Quantity, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Sum(), StringComparer.Ordinal);

    private ValueTask LoseAsync(TenantId tenant, PurchaseOrder purchase, CancellationToken cancellationToken) =>
        changer.RunAsync(
            tenant,
            new Cause(PurchaseActor.System, $"purchase-order:{purchase.Id}"),
            async (changes, token) =>
            {
                var change = await changes.PurchaseOrderAsync(purchase.Id, token).ConfigureAwait(false);
                if (change.PurchaseOrder.State != PurchaseOrderState.Submitting)
                {
                    return;
                }

                Log.SenderGone(logger, purchase.Id, tenant);
                change.Fire(PurchaseOrderTrigger.LoseAnswer);
                change.Raise(new PurchaseOutcomeUnknown(purchase.Id, "create", [.. purchase.Orders]));
                change.Update(current => current with { DueAt = current.SendBefore + options.ClockSkew, Failures = 0 });
            },
            cancellationToken);

    // The call may still be on its way: that it is not there yet is no news, and not counted.
    private void AskAgainSoon(ChangeSet changes, PurchaseOrderChange change)
    {
        var failures = change.PurchaseOrder.Failures + 1;
        var next = changes.At + Backoff.After(options, failures);
        var counted = change.PurchaseOrder.SendBefore + options.ClockSkew;
        change.Update(current => current with { DueAt = next < counted ? next : counted, Failures = failures });
    }

    private async ValueTask NoteMissingAsync(
        ChangeSet changes, PurchaseOrderChange change, IReadOnlyList<UpstreamOrderReading> found, CancellationToken cancellationToken)
    {
        var window = connectors.Describe(change.PurchaseOrder.Marketplace).VisibilityWindow;
        var first = change.PurchaseOrder.FirstAskedAt ?? changes.At;
        var asks = change.PurchaseOrder.Asks + 1;
        if (asks >= AsksBeforeAbsent && changes.At - first >= window)
        {
            if (found.Count > 0)
            {
                await orders.TakeAsync(changes, change, found, cancellationToken).ConfigureAwait(false);
                return;
            }

            change.Update(current => current with { Asks = asks, FirstAskedAt = first });
            await AbsentPurchase.EndAsync(changes, change, options, "The marketplace never had it.", cancellationToken).ConfigureAwait(false);
            return;
        }

        var next = changes.At + Backoff.After(options, asks - 1);
        var last = first + window;
        change.Update(current => current with
        {
            Asks = asks,
            FirstAskedAt = first,
            // The ask that decides is not made before the window is over.
            DueAt = asks >= AsksBeforeAbsent - 1 && last > next ? last : next,
            Failures = 0,
        });
    }

    private ValueTask NoteFailureAsync(TenantId tenant, PurchaseOrder purchase, MarketplaceException exception, CancellationToken cancellationToken) =>
        changer.RunAsync(
            tenant,
            new Cause(PurchaseActor.System, $"purchase-order:{purchase.Id}"),
            async (changes, token) =>
            {
                var change = await changes.PurchaseOrderAsync(purchase.Id, token).ConfigureAwait(false);
                if (change.PurchaseOrder.State != PurchaseOrderState.CreateUnknown)
                {
                    return;
                }

                var since = time.GetUtcNow() - purchase.SendBefore;
                if (since >= options.PersonAfter)
                {
                    change.Fire(PurchaseOrderTrigger.CallPerson);
                    change.CallPerson(PersonReason.OutcomeUnknown);
                }

                change.Update(current => current with
                {
                    DueAt = current.State == PurchaseOrderState.NeedsPerson ? null : changes.At + Backoff.After(options, current.Failures),
                    Failures = current.Failures + 1,
                    Note = exception.Message,
                });
            },
            cancellationToken);
}
