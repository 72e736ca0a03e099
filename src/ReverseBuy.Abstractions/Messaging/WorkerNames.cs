namespace ReverseBuy.Messaging;

/// <summary>The names of ReverseBuy's own background workers.</summary>
public static class WorkerNames
{
    /// <summary>Publishes what is in the outbox.</summary>
    public const string Outbox = "outbox";

    /// <summary>Asks marketplaces what changed: feeds, and orders by the time of their last change.</summary>
    public const string Following = "following";

    /// <summary>Buys upstream and follows what was bought.</summary>
    public const string Procurement = "procurement";

    /// <summary>Deletes what is kept for a time only, once a day.</summary>
    public const string Pruning = "pruning";

    /// <summary>Follows what marketplaces told.</summary>
    public const string Received = "received";

    /// <summary>Fires timers that are due.</summary>
    public const string Timers = "timers";
}
