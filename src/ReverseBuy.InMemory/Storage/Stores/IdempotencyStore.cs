using ReverseBuy.Orders;
using ReverseBuy.Storage;

namespace ReverseBuy.InMemory.Storage.Stores;

internal sealed class IdempotencyStore(TenantSession session) : IdempotencyReader(session), IIdempotencyStore
{
    public ValueTask AddAsync(CommandRecord record, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(record);
        return Session.WriteAsync(
            state => state.Commands.ContainsKey(record.Key)
                ? throw new ConcurrencyException($"The command of key '{record.Key}'")
                : state with { Commands = state.Commands.Add(record.Key, record) },
            cancellationToken);
    }

    public async ValueTask<int> PruneAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        List<IdempotencyKey> old = [.. Session.Read(cancellationToken).Commands.Values.Where(record => record.At < before).Take(limit).Select(record => record.Key)];
        await Session.WriteAsync(state => state with { Commands = state.Commands.RemoveRange(old) }, cancellationToken).ConfigureAwait(false);
        return old.Count;
    }
}
