using Microsoft.EntityFrameworkCore;
using ReverseBuy.EntityFrameworkCore.UnitsOfWork;
using ReverseBuy.Messaging;
using ReverseBuy.Storage;

namespace ReverseBuy.EntityFrameworkCore.Messaging;

internal sealed class OutboxStore(TenantSession session) : IOutboxStore
{
    public async ValueTask<IReadOnlyList<OutboxMessage>> ListReadyAsync(DateTimeOffset now, long after, int limit, CancellationToken cancellationToken)
    {
        var context = await session.QueryAsync(cancellationToken).ConfigureAwait(false);
        var rows = await context.Outbox.AsNoTracking()
            .Where(row => row.Position > after && !context.Outbox.Any(held =>
                held.AggregateKind == row.AggregateKind
                && held.Aggregate == row.Aggregate
                && held.Position <= row.Position
                && (held.IsParked || held.NotBefore > now)))
            .OrderBy(row => row.Position)
            .Take(limit)
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        return [.. rows.Select(ToMessage)];
    }

    public async ValueTask<IReadOnlyList<OutboxMessage>> ListFailedAsync(CancellationToken cancellationToken)
    {
        var context = await session.QueryAsync(cancellationToken).ConfigureAwait(false);
        var rows = await context.Outbox.AsNoTracking()
            .Where(row => row.IsParked || row.NotBefore != null)
            .OrderBy(row => row.Position)
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        return [.. rows.Select(ToMessage)];
    }

    public async ValueTask<int> CountBehindAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        var (kind, aggregate) = message.Envelope.Aggregate;
        var context = await session.QueryAsync(cancellationToken).ConfigureAwait(false);
        return await context.Outbox
            .CountAsync(row => row.AggregateKind == kind && row.Aggregate == aggregate && row.Position > message.Position, cancellationToken)
            .ConfigureAwait(false);
    }

    public async ValueTask<int> CountAsync(CancellationToken cancellationToken)
    {
        var context = await session.QueryAsync(cancellationToken).ConfigureAwait(false);
        return await context.Outbox.CountAsync(cancellationToken).ConfigureAwait(false);
    }

    public ValueTask AddAsync(EventEnvelope envelope, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(envelope);
        session.RequireOwn(envelope.Tenant);
        var row = new OutboxRow();
        row.Fill(envelope);
        session.Insert(row);
        session.Wakes.Add(WorkerNames.Outbox);
        return ValueTask.CompletedTask;
    }

    // Done is gone: the timeline keeps what an order went through, and a table that only holds what is to be done stays quick to look through.
    public async ValueTask CompleteAsync(EventId id, CancellationToken cancellationToken)
    {
        session.RequireWhole();
        if (await FindRowAsync(id, cancellationToken).ConfigureAwait(false) is { } row)
        {
            session.Context.Outbox.Remove(row);
        }
    }

    public async ValueTask CompleteManyAsync(IReadOnlyCollection<EventId> ids, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ids);
        session.RequireWhole();
        var context = await session.QueryAsync(cancellationToken).ConfigureAwait(false);
        await context.Outbox.Where(row => ids.Contains(row.Event)).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask FailAsync(OutboxMessage message, string error, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        session.RequireWhole();
        if (await FindRowAsync(message.Envelope.Id, cancellationToken).ConfigureAwait(false) is { } row)
        {
            row.Failures = message.Failures;
            row.NotBefore = message.NotBefore;
            row.IsParked = message.IsParked;
            row.Error = error;
        }
    }

    private async ValueTask<OutboxRow?> FindRowAsync(EventId id, CancellationToken cancellationToken)
    {
        var context = await session.QueryAsync(cancellationToken).ConfigureAwait(false);
        return await context.Outbox.SingleOrDefaultAsync(row => row.Event == id, cancellationToken).ConfigureAwait(false);
    }

    private OutboxMessage ToMessage(OutboxRow row) => new(row.Position, row.ToEnvelope(session.Tenant), row.Failures, row.NotBefore, row.IsParked) { Error = row.Error };
}
