using Microsoft.EntityFrameworkCore;
using ReverseBuy.EntityFrameworkCore.UnitsOfWork;
using ReverseBuy.Messaging;
using ReverseBuy.Orders;
using ReverseBuy.Storage;

namespace ReverseBuy.EntityFrameworkCore.Messaging;

internal sealed class TimelineStore(TenantSession session) : ITimelineStore
{
    public async ValueTask<IReadOnlyList<TimelineEntry>> ListAsync(OrderId order, CancellationToken cancellationToken)
    {
        var context = await session.QueryAsync(cancellationToken).ConfigureAwait(false);
        var rows = await context.Timeline.AsNoTracking()
            .Where(row => row.Order == order)
            .OrderBy(row => row.Position)
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        return [.. rows.Select(row => new TimelineEntry(row.Order, row.ToEnvelope(session.Tenant)))];
    }

    public ValueTask AddAsync(TimelineEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        session.RequireOwn(entry.Envelope.Tenant);
        var row = new TimelineRow { Order = entry.Order };
        row.Fill(entry.Envelope);
        session.Insert(row);
        return ValueTask.CompletedTask;
    }

    public async ValueTask<int> PruneAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        session.RequireWhole();
        var context = await session.QueryAsync(cancellationToken).ConfigureAwait(false);
        return await context.Timeline.Where(row => row.OccurredAt < before).OrderBy(row => row.OccurredAt).Take(limit).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
    }
}
