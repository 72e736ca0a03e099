using Microsoft.EntityFrameworkCore;
using ReverseBuy.EntityFrameworkCore.UnitsOfWork;
using ReverseBuy.Orders;
using ReverseBuy.Storage;

namespace ReverseBuy.EntityFrameworkCore.Idempotency;

internal sealed class IdempotencyStore(TenantSession session) : IIdempotencyStore
{
    public async ValueTask<CommandRecord?> FindAsync(IdempotencyKey key, CancellationToken cancellationToken)
    {
        if (session.ReadAhead is { } ahead && ahead.Knows(key, out var known))
        {
            return known;
        }

        var context = await session.QueryAsync(cancellationToken).ConfigureAwait(false);
        var row = await context.Commands.AsNoTracking().SingleOrDefaultAsync(row => row.Key == key, cancellationToken).ConfigureAwait(false);
        return row is null
            ? null
            : new CommandRecord(row.Key, row.Fingerprint, new Receipt(new AggregateKey(row.AggregateKind, row.Aggregate), row.State, row.Version), row.At);
    }

    public ValueTask AddAsync(CommandRecord record, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(record);
        session.ReadAhead?.ForgetCommand();
        session.Insert(new CommandRow
        {
            Key = record.Key,
            Fingerprint = record.Fingerprint,
            AggregateKind = record.Answer.Aggregate.Kind,
            Aggregate = record.Answer.Aggregate.Value,
            State = record.Answer.State,
            Version = record.Answer.Version,
            At = record.At,
        });
        return ValueTask.CompletedTask;
    }

    public async ValueTask<int> PruneAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        session.RequireWhole();
        var context = await session.QueryAsync(cancellationToken).ConfigureAwait(false);
        return await context.Commands.Where(row => row.At < before).OrderBy(row => row.At).Take(limit).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
    }
}
