using ReverseBuy.Orders;
using ReverseBuy.Payments;
using ReverseBuy.Storage;

namespace ReverseBuy.InMemory.Storage.Stores;

internal class MoneyReader(TenantSession session) : IMoneyReader
{
    protected TenantSession Session => session;

    public ValueTask<IReadOnlyList<MoneyEntry>> ListAsync(AggregateKey @for, CancellationToken cancellationToken) =>
        ValueTask.FromResult(session.Read(cancellationToken).Money.List(@for));
}
