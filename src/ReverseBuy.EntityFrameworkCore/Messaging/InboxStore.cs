using Microsoft.EntityFrameworkCore;
using ReverseBuy.EntityFrameworkCore.UnitsOfWork;
using ReverseBuy.Messaging;
using ReverseBuy.Storage;

namespace ReverseBuy.EntityFrameworkCore.Messaging;

internal sealed class InboxStore(TenantSession session) : IInboxStore
{
    // Each id is a parameter, and engines take a limited number of them.
    private const int IdsPerQuery = 500;

    public async ValueTask<bool> HasAsync(EventId id, string handler, CancellationToken cancellationToken)
    {
        var context = await session.QueryAsync(cancellationToken).ConfigureAwait(false);
        return await context.Inbox.AnyAsync(row => row.Event == id && row.Handler == handler, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<IReadOnlyList<InboxMark>> ListAsync(IReadOnlyCollection<EventId> events, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(events);
        var context = await session.QueryAsync(cancellationToken).ConfigureAwait(false);
        var rows = new List<InboxRow>();
        foreach (var some in events.Distinct().Chunk(IdsPerQuery))
        {
            rows.AddRange(await context.Inbox.AsNoTracking().Where(row => some.Contains(row.Event)).ToListAsync(cancellationToken).ConfigureAwait(false));
        }

        // Engines collate texts each in their own way; callers are promised one order.
        return [.. rows
            .OrderBy(row => row.Handler, StringComparer.Ordinal)
            .ThenBy(row => row.At)
            .Select(row => new InboxMark(row.Event, row.Handler, row.At, row.Result))];
    }

    public ValueTask AddAsync(InboxMark mark, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mark);
        session.Insert(new InboxRow { Event = mark.Event, Handler = mark.Handler, At = mark.At, Result = mark.Result });
        return ValueTask.CompletedTask;
    }

    public async ValueTask<int> PruneAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        session.RequireWhole();
        var context = await session.QueryAsync(cancellationToken).ConfigureAwait(false);
        return await context.Inbox
            .Where(row => row.At < before && !context.Outbox.Any(waiting => waiting.Event == row.Event))
            .OrderBy(row => row.At)
            .Take(limit)
            .ExecuteDeleteAsync(cancellationToken)
            .ConfigureAwait(false);
    }
}
