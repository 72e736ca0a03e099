using ReverseBuy.Connectors;
using ReverseBuy.Orders.Changes;
using ReverseBuy.Procurement;

namespace ReverseBuy.Orders.Purchasing;

/// <summary>
/// Lets planned purchases wait for lines of other orders, where the policy says so. A purchase that waits is a draft that is due when its window is over;
/// there is no second clock.
/// </summary>
internal sealed class PurchaseGathering(IPurchaseGrouping grouping, IConnectors connectors)
{
    // Of one seller; more of them do not wait at a time but where somebody plans single lines by the hundred.
    private const int LooksAt = 100;

    /// <summary>Adds a planned purchase: as it is, waiting, or joined to one that waits.</summary>
    public async ValueTask AddAsync(ChangeSet changes, PurchaseOrder planned, CancellationToken cancellationToken)
    {
        var window = grouping.WindowOf(changes.UnitOfWork.Tenant, planned);
        if (window <= TimeSpan.Zero)
        {
            changes.Add(PurchaseOrderChange.Plan(planned, changes.Cause, changes.At));
            return;
        }

        if (await FindAsync(changes, planned, cancellationToken).ConfigureAwait(false) is { } waiting)
        {
            waiting.Join(planned.Lines);
            Wait(waiting, grouping.WindowOf(changes.UnitOfWork.Tenant, waiting.PurchaseOrder), changes.At);
            return;
        }

        Wait(changes.Add(PurchaseOrderChange.Plan(planned, changes.Cause, changes.At)), window, changes.At);
    }

    private static void Wait(PurchaseOrderChange purchase, TimeSpan window, DateTimeOffset now)
    {
        var until = purchase.PurchaseOrder.CreatedAt + window;
        purchase.Update(current => window > TimeSpan.Zero && until > now
            ? current with { GatherUntil = until, DueAt = until }
            : current with { GatherUntil = null, DueAt = now });
    }

    private async ValueTask<PurchaseOrderChange?> FindAsync(ChangeSet changes, PurchaseOrder planned, CancellationToken cancellationToken)
    {
        if (changes.PurchaseOrders.FirstOrDefault(change => MayJoin(change.PurchaseOrder, planned, changes.At)) is { } known)
        {
            return known;
        }

        var query = new PurchaseOrderQuery { State = PurchaseOrderState.Draft, Marketplace = planned.Marketplace, SellerId = planned.SellerId, Limit = LooksAt };
        foreach (var stored in await changes.UnitOfWork.PurchaseOrders.ListAsync(query, cancellationToken).ConfigureAwait(false))
        {
            var change = await changes.PurchaseOrderAsync(stored.Id, cancellationToken).ConfigureAwait(false);
            if (MayJoin(change.PurchaseOrder, planned, changes.At))
            {
                return change;
            }
        }

        return null;
    }

    private bool MayJoin(PurchaseOrder waiting, PurchaseOrder planned, DateTimeOffset now) =>
        waiting.State == PurchaseOrderState.Draft
        && waiting.GatherUntil > now
        && (waiting.Marketplace, waiting.Account, waiting.SellerId, waiting.Warehouse) == (planned.Marketplace, planned.Account, planned.SellerId, planned.Warehouse)
        && waiting.Lines.Count + planned.Lines.Count <= connectors.Describe(planned.Marketplace).OrderLineLimit
        && !waiting.Lines.Select(line => line.OrderLine).Intersect(planned.Lines.Select(line => line.OrderLine)).Any();
}
