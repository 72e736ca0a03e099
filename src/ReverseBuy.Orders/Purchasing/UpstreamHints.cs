using ReverseBuy.Catalogue;
using ReverseBuy.Following;
using ReverseBuy.Orders.Changes;
using ReverseBuy.Procurement;
using ReverseBuy.Storage;

namespace ReverseBuy.Orders.Purchasing;

/// <summary>
/// Has purchases looked at now, instead of when they are due, when a marketplace told of their upstream orders or shipments. Only what it answers when it is asked counts, so that a hint that is
/// old, doubled or out of order costs a question and moves nothing.
/// </summary>
internal sealed class UpstreamHints(ITenantStorage storage, Changer changer) : IHintHandler<UpstreamOrderHint>, IHintHandler<DomesticTrackingHint>
{
    public ValueTask HandleAsync(HintContext context, UpstreamOrderHint hint, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(hint);
        return LookAsync(context.Tenant, QueriesOf(hint.Marketplace, [hint.UpstreamOrderId], hint.Reference), cancellationToken);
    }

    public ValueTask HandleAsync(HintContext context, DomesticTrackingHint hint, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(hint);
        return LookAsync(context.Tenant, QueriesOf(hint.Marketplace, hint.UpstreamOrderIds, reference: null), cancellationToken);
    }

    private static List<PurchaseOrderQuery> QueriesOf(MarketplaceId marketplace, IEnumerable<string> upstreamOrderIds, string? reference)
    {
        var queries = upstreamOrderIds.Distinct(StringComparer.Ordinal)
            .Select(id => new PurchaseOrderQuery { Marketplace = marketplace, UpstreamOrderId = id })
            .ToList();
        if (!string.IsNullOrEmpty(reference))
        {
            queries.Add(new PurchaseOrderQuery { Marketplace = marketplace, Reference = reference });
        }

        return queries;
    }

    // An intent that may be under way keeps its time. An absent purchase whose late order a person has seen to stays with what he decided; one that nobody looks for any more may turn up by this.
    private static bool IsLookedAt(PurchaseOrder purchase) => purchase.State switch
    {
        PurchaseOrderState.Placed or PurchaseOrderState.Paid or PurchaseOrderState.CreateUnknown or PurchaseOrderState.AwaitingOperator => true,
        PurchaseOrderState.Absent => purchase.DueAt is not null || purchase.UpstreamOrders.Count == 0,
        _ => false,
    };

    private static async ValueTask<HashSet<PurchaseOrderId>> FindAsync(
        IPurchaseOrderReader purchases, List<PurchaseOrderQuery> queries, CancellationToken cancellationToken)
    {
        var found = new HashSet<PurchaseOrderId>();
        foreach (var query in queries)
        {
            found.UnionWith((await purchases.ListAsync(query, cancellationToken).ConfigureAwait(false)).Where(IsLookedAt).Select(purchase => purchase.Id));
        }

        return found;
    }

    private async ValueTask LookAsync(TenantId tenant, List<PurchaseOrderQuery> queries, CancellationToken cancellationToken)
    {
        // Most of what is told is of others: nobody is held up for it.
        var view = await storage.ReadAsync(tenant, cancellationToken).ConfigureAwait(false);
        await using (view.ConfigureAwait(false))
        {
            if ((await FindAsync(view.PurchaseOrders, queries, cancellationToken).ConfigureAwait(false)).Count == 0)
            {
                return;
            }
        }

        await changer.RunAsync(
            tenant,
            new Cause(PurchaseActor.System, "hint"),
            async (changes, token) =>
            {
                foreach (var id in await FindAsync(changes.UnitOfWork.PurchaseOrders, queries, token).ConfigureAwait(false))
                {
                    // What is due already is noted as well: a look that has begun may have read too early.
                    var change = await changes.PurchaseOrderAsync(id, token).ConfigureAwait(false);
                    change.Update(known => known with { DueAt = changes.At });
                }
            },
            cancellationToken).ConfigureAwait(false);
    }
}
