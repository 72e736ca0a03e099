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
}
