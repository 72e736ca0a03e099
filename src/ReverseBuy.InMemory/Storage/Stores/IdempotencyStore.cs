using ReverseBuy.Orders;
using ReverseBuy.Storage;

namespace ReverseBuy.InMemory.Storage.Stores;

internal sealed class IdempotencyStore(TenantSession session) : IIdempotencyStore
{
    public ValueTask<CommandRecord?> FindAsync(IdempotencyKey key, CancellationToken cancellationToken) =>
        ValueTask.FromResult(session.Read(cancellationToken).Commands.GetValueOrDefault(key));

    public ValueTask AddAsync(CommandRecord record, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(record);
        return session.WriteAsync(
            state => state.Commands.ContainsKey(record.Key)
                ? throw new ConcurrencyException($"The command of key '{record.Key}'")
                : state with { Commands = state.Commands.Add(record.Key, record) },
            cancellationToken);
    }
}
