namespace ReverseBuy.Crash.Auditing;

/// <summary>The rules that crashes must not break.</summary>
internal enum FindingKind
{
    /// <summary>A command that was acknowledged is not there, or is not what was acknowledged.</summary>
    AcknowledgementLost,

    /// <summary>A command was repeated and answered differently.</summary>
    AnswerChanged,

    /// <summary>An order that was begun is not there.</summary>
    OrderLost,

    /// <summary>An order is there more than once, or was never begun.</summary>
    OrderDoubled,

    /// <summary>An order has not come to its end.</summary>
    OrderUnfinished,

    /// <summary>The units of a line are not what its history says, or not all delivered.</summary>
    UnitsWrong,

    /// <summary>A change was committed whose event did not reach every handler.</summary>
    EventLost,

    /// <summary>What happened once was told by two events.</summary>
    EventDoubled,

    /// <summary>An event had its effect more than once.</summary>
    EffectDoubled,

    /// <summary>A mark says that an event was handled, and its effect is not there; or the other way round.</summary>
    EffectLost,

    /// <summary>A marketplace has more of ours than we ordered.</summary>
    UpstreamDoubled,

    /// <summary>A marketplace lacks what we believe to have ordered.</summary>
    UpstreamMissing,

    /// <summary>A marketplace has an order of ours that we do not know.</summary>
    UpstreamUnknown,

    /// <summary>A line was not bought exactly once.</summary>
    BoughtWrong,

    /// <summary>Charged, paid and the entries do not add up to the cent.</summary>
    MoneyWrong,

    /// <summary>Money was booked twice for one cause.</summary>
    EntryDoubled,

    /// <summary>Stock is still kept for an order that is over, or not all of it counts as bought.</summary>
    HoldLeft,

    /// <summary>A timer is left that nobody waits for.</summary>
    TimerLeft,

    /// <summary>An event is still in the outbox.</summary>
    OutboxLeft,

    /// <summary>An event lies in the broker's queues or among the dead letters.</summary>
    QueueLeft,

    /// <summary>A known tenant's call failed though only the control database was away.</summary>
    TenantRefused,

    /// <summary>What needs the control database failed without saying that this is away.</summary>
    RefusalUnclear,
}
