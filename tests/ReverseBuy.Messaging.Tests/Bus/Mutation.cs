namespace ReverseBuy.Messaging.Tests.Bus;

/// <summary>What is wrong with a bus.</summary>
public enum Mutation
{
    None,
    LosesItsQueueInACrash,
    AcknowledgesBeforeHandling,
    PutsFailedEventsLast,
    TakesTheNewestFirst,
    ForgetsTenants,
    ForgetsCauses,
    TakesFailuresForDone,
    WaitsWithAllForOne,
    StopsInTheMiddle,
    HandsOverAllAtOnce,
}
