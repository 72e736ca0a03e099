using ReverseBuy.Payments;
using ReverseBuy.Storage;

namespace ReverseBuy.InMemory.Storage.Stores;

internal sealed class MoneyStore(TenantSession session) : MoneyReader(session), IMoneyStore
{
    public ValueTask AddAsync(MoneyEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return Session.WriteAsync(state => state with { Money = state.Money.Add(WholeAmounts.Require(entry)) }, cancellationToken);
    }
}
