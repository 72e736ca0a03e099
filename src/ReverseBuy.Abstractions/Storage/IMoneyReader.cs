using ReverseBuy.Orders;
using ReverseBuy.Payments;

namespace ReverseBuy.Storage;

/// <summary>Reads money entries.</summary>
public interface IMoneyReader
{
    /// <summary>Lists the entries of an order or parcel, the oldest first.</summary>
    /// <param name="for">The order or parcel.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The entries.</returns>
    ValueTask<IReadOnlyList<MoneyEntry>> ListAsync(AggregateKey @for, CancellationToken cancellationToken);
}
