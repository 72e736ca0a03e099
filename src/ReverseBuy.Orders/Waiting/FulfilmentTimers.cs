using ReverseBuy.Messaging;

namespace ReverseBuy.Orders.Waiting;

/// <summary>The timers of the warehouses. Names are never changed: timers that are set keep them.</summary>
internal static class FulfilmentTimers
{
    /// <summary>Goods lie in a warehouse; fires when the free time is over, and then for each reminder.</summary>
    public const string Storage = "storage";

    /// <summary>Goods lie in a warehouse for so long that they are thrown away.</summary>
    public const string StorageDisposal = "storage-disposal";

    /// <summary>A package is kept that nobody claims.</summary>
    public const string Unclaimed = "unclaimed";

    /// <summary>The freight of a parcel is owed.</summary>
    public const string FreightWindow = "freight-window";

    /// <summary>Something is on hold until a moment.</summary>
    public const string HoldOver = "hold-over";

    /// <summary>Why a timer changes something.</summary>
    public static Changes.Cause CauseOf(BusinessTimer timer) => new(new Actor(ActorKind.Timer, timer.Key.Name), timer.Occurrence);
}
