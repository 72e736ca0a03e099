namespace ReverseBuy.Messaging;

/// <summary>The names of ReverseBuy's own background workers.</summary>
public static class WorkerNames
{
    /// <summary>Publishes what is in the outbox.</summary>
    public const string Outbox = "outbox";

    /// <summary>Buys upstream and follows what was bought.</summary>
    public const string Procurement = "procurement";

    /// <summary>Deletes what is kept for a time only, once a day.</summary>
    public const string Pruning = "pruning";

    /// <summary>Fires timers that are due.</summary>
    public const string Timers = "timers";
}
