using ReverseBuy.Buying;
using ReverseBuy.Connectors;
using ReverseBuy.Following;
using ReverseBuy.Procurement;
using ReverseBuy.Storage;

namespace ReverseBuy.Messaging.Following;

/// <summary>
/// Lists an account's upstream orders by the time of their last change, and follows each as if it had been told: what no callback and no feed brought is found. Nothing is asked while nothing
/// is on its way.
/// </summary>
internal sealed class ModifiedSweep(ITenantStorage storage, IConnectors connectors, HintDispatch hints, TimeProvider time)
{
    private const string Way = "sweep";
    private const int OrdersPerPage = 50;

    // Marketplaces limit the stretch of one question; a day is what all of them take.
    private static readonly TimeSpan LongestStretch = TimeSpan.FromDays(1);
    private static readonly TimeSpan LongestLookBack = TimeSpan.FromDays(3);

    // What changed lately may not be listed yet, and clocks differ.
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(10);

    private static readonly PurchaseOrderState[] OnTheirWay =
        [PurchaseOrderState.Placed, PurchaseOrderState.Paid, PurchaseOrderState.CreateUnknown, PurchaseOrderState.AwaitingOperator];

    /// <summary>Sweeps up to now, a day at most.</summary>
    /// <returns>Whether there is more.</returns>
    public async ValueTask<bool> RunAsync(FollowedAccount account, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var (isAnythingOnItsWay, cursor) = await ReadAsync(account, cancellationToken).ConfigureAwait(false);
        if (!isAnythingOnItsWay)
        {
            return false;
        }

        var from = (cursor is { } known && known > now - LongestLookBack ? known : now - LongestLookBack) - Overlap;
        var until = from + LongestStretch < now ? from + LongestStretch : now;
        await FollowAsync(account, from, until, cancellationToken).ConfigureAwait(false);
        await SaveCursorAsync(account, until, cancellationToken).ConfigureAwait(false);
        return until < now;
    }

    private async ValueTask FollowAsync(FollowedAccount account, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var orders = connectors.Require<IUpstreamOrders>(account.Marketplace);
        var context = new HintContext(account.Tenant, account.Account);
        var followed = new HashSet<string>(StringComparer.Ordinal);
        for (var (page, hasMore) = (1, true); hasMore; page++)
        {
            var query = new UpstreamOrderQuery(from, until) { Page = page, PageSize = OrdersPerPage };
            var listed = await orders.ListAsync(account.Context, query, cancellationToken).ConfigureAwait(false);
            foreach (var order in listed.Orders.Where(order => followed.Add(order.Id)))
            {
                await hints.HandleAsync(context, new UpstreamOrderHint(account.Marketplace, At: null, order.Id, order.Reference), cancellationToken).ConfigureAwait(false);
            }

            hasMore = listed is { HasMore: true, Orders.Count: > 0 };
        }
    }

    private async ValueTask<(bool IsAnythingOnItsWay, DateTimeOffset? Cursor)> ReadAsync(FollowedAccount account, CancellationToken cancellationToken)
    {
        var view = await storage.ReadAsync(account.Tenant, cancellationToken).ConfigureAwait(false);
        await using (view.ConfigureAwait(false))
        {
            foreach (var state in OnTheirWay)
            {
                var query = new PurchaseOrderQuery { Marketplace = account.Marketplace, State = state, Limit = 1 };
                if ((await view.PurchaseOrders.ListAsync(query, cancellationToken).ConfigureAwait(false)).Count > 0)
                {
                    var cursor = await view.Received.FindCursorAsync(account.Marketplace, account.Account, Way, cancellationToken).ConfigureAwait(false);
                    return (true, cursor?.Until);
                }
            }

            return (false, null);
        }
    }

    private async ValueTask SaveCursorAsync(FollowedAccount account, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var unitOfWork = await storage.BeginAsync(account.Tenant, cancellationToken).ConfigureAwait(false);
        await using (unitOfWork.ConfigureAwait(false))
        {
            await unitOfWork.Received.SaveCursorAsync(new FollowingCursor(account.Marketplace, account.Account, Way, until), cancellationToken).ConfigureAwait(false);
            await unitOfWork.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
