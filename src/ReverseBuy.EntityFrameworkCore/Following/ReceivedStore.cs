using Microsoft.EntityFrameworkCore;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.EntityFrameworkCore.UnitsOfWork;
using ReverseBuy.Following;
using ReverseBuy.Storage;

namespace ReverseBuy.EntityFrameworkCore.Following;

internal sealed class ReceivedStore(TenantSession session, ReceivedProtection protection) : IReceivedStore
{
    public async ValueTask<IReadOnlyList<ReceivedMessage>> ListDueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var context = await session.QueryAsync(cancellationToken).ConfigureAwait(false);
        var rows = await context.Received.AsNoTracking()
            .Where(row => row.DueAt <= now)
            .OrderBy(row => row.DueAt)
            .ThenBy(row => row.Position)
            .Take(limit)
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        return [.. rows.Select(ToMessage)];
    }

    public async ValueTask<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
    {
        var context = await session.QueryAsync(cancellationToken).ConfigureAwait(false);
        return await context.Received.Where(row => row.DueAt != null)
            .OrderBy(row => row.DueAt)
            .Select(row => row.DueAt)
            .FirstOrDefaultAsync(cancellationToken)
            .ConfigureAwait(false);
    }

    public async ValueTask<FollowingCursor?> FindCursorAsync(
        MarketplaceId marketplace, BuyingAccountId account, string way, CancellationToken cancellationToken) =>
        await FindCursorRowAsync(marketplace, account, way, cancellationToken).ConfigureAwait(false) is { } row
            ? new FollowingCursor(row.Marketplace, row.Account, row.Way, row.Until)
            : null;

    public async ValueTask<bool> AddAsync(ReceivedMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);

        // Writers of a tenant take turns, so that nobody adds it between the look and the commit.
        session.RequireWhole();
        if (await FindRowAsync(message.Key, cancellationToken).ConfigureAwait(false) is not null)
        {
            return false;
        }

        session.Add(new ReceivedRow
        {
            Marketplace = message.Key.Marketplace,
            Account = message.Key.Account,
            MessageId = message.Key.MessageId,
            ReceivedAt = message.ReceivedAt,
            Failures = message.Failures,
            DueAt = message.DueAt,
            Ciphertext = protection.Protect(session.Tenant, message.Key, message.Hints),
        });
        return true;
    }

    public async ValueTask CompleteAsync(ReceivedKey key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        session.RequireWhole();
        var context = await session.QueryAsync(cancellationToken).ConfigureAwait(false);
        if (context.Received.Local.FirstOrDefault(row => row.Marketplace == key.Marketplace && row.Account == key.Account && row.MessageId == key.MessageId) is { } known)
        {
            (known.DueAt, known.Ciphertext) = (null, null);
            return;
        }

        // Without a look: a hundred of them are completed while callbacks wait for their turn.
        await context.Received
            .Where(row => row.Marketplace == key.Marketplace && row.Account == key.Account && row.MessageId == key.MessageId)
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.DueAt, (DateTimeOffset?)null).SetProperty(row => row.Ciphertext, (byte[]?)null), cancellationToken)
            .ConfigureAwait(false);
    }

    public async ValueTask FailAsync(ReceivedMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        session.RequireWhole();
        if (await FindRowAsync(message.Key, cancellationToken).ConfigureAwait(false) is { DueAt: not null } row)
        {
            (row.Failures, row.DueAt) = (message.Failures, message.DueAt);
        }
    }

    public async ValueTask SaveCursorAsync(FollowingCursor cursor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(cursor);
        session.RequireWhole();
        if (await FindCursorRowAsync(cursor.Marketplace, cursor.Account, cursor.Way, cancellationToken).ConfigureAwait(false) is not { } row)
        {
            row = new FollowingCursorRow { Marketplace = cursor.Marketplace, Account = cursor.Account, Way = cursor.Way, Until = cursor.Until };
            session.Add(row);
        }

        row.Until = cursor.Until > row.Until ? cursor.Until : row.Until;
    }

    public async ValueTask<int> PruneAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        session.RequireWhole();
        var context = await session.QueryAsync(cancellationToken).ConfigureAwait(false);
        return await context.Received.Where(row => row.ReceivedAt < before)
            .OrderBy(row => row.ReceivedAt)
            .Take(limit)
            .ExecuteDeleteAsync(cancellationToken)
            .ConfigureAwait(false);
    }

    private ReceivedMessage ToMessage(ReceivedRow row)
    {
        var key = new ReceivedKey(row.Marketplace, row.Account, row.MessageId);
        return new ReceivedMessage(key, row.ReceivedAt, protection.Unprotect(session.Tenant, key, row.Ciphertext!))
        {
            Failures = row.Failures,
            DueAt = row.DueAt!.Value,
        };
    }

    private async ValueTask<ReceivedRow?> FindRowAsync(ReceivedKey key, CancellationToken cancellationToken)
    {
        var context = await session.QueryAsync(cancellationToken).ConfigureAwait(false);
        return await context.Received
            .SingleOrDefaultAsync(
                row => row.Marketplace == key.Marketplace && row.Account == key.Account && row.MessageId == key.MessageId, cancellationToken)
            .ConfigureAwait(false);
    }

    private async ValueTask<FollowingCursorRow?> FindCursorRowAsync(
        MarketplaceId marketplace, BuyingAccountId account, string way, CancellationToken cancellationToken)
    {
        var context = await session.QueryAsync(cancellationToken).ConfigureAwait(false);
        return await context.FollowingCursors
            .SingleOrDefaultAsync(row => row.Marketplace == marketplace && row.Account == account && row.Way == way, cancellationToken)
            .ConfigureAwait(false);
    }
}
