using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Following;
using ReverseBuy.Storage;

namespace ReverseBuy.InMemory.Storage.Stores;

internal class ReceivedReader(TenantSession session) : IReceivedReader
{
    protected TenantSession Session => session;

    public ValueTask<IReadOnlyList<ReceivedMessage>> ListDueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return ValueTask.FromResult(session.Read(cancellationToken).Received.ListDue(now, limit));
    }

    public ValueTask<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult(session.Read(cancellationToken).Received.NextDue());

    public ValueTask<FollowingCursor?> FindCursorAsync(MarketplaceId marketplace, BuyingAccountId account, string way, CancellationToken cancellationToken) =>
        ValueTask.FromResult(session.Read(cancellationToken).Received.FindCursor(marketplace, account, way));
}
