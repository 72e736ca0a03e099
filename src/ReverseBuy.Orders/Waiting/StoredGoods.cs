using System.Globalization;
using ReverseBuy.Messaging;

namespace ReverseBuy.Orders.Waiting;

/// <summary>Goods in a warehouse that share a clock: those of an order line, or a found item.</summary>
/// <param name="Owner">The order or the found item.</param>
/// <param name="Subject">The order line; empty for a found item.</param>
/// <param name="Units">Where the units are.</param>
internal sealed record StoredGoods(AggregateKey Owner, string Subject, Units Units)
{
    public TimerKey Storage => new(Owner, FulfilmentTimers.Storage, Subject);

    public TimerKey Disposal => new(Owner, FulfilmentTimers.StorageDisposal, Subject);

    /// <summary>Whether any of them lies here, in stock or in a parcel that is being packed.</summary>
    public bool AreHere => Units[UnitBucket.InStock] + Units[UnitBucket.Packing] > 0;

    /// <summary>The payload of a storage timer: since when the goods lie there.</summary>
    public static string Since(DateTimeOffset at) => at.ToString("O", CultureInfo.InvariantCulture);

    public static DateTimeOffset Since(BusinessTimer timer) => DateTimeOffset.ParseExact(timer.Payload, "O", CultureInfo.InvariantCulture);
}
