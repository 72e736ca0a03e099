namespace ReverseBuy.Messaging.Timers;

/// <summary>Ends a handler whose timer was fired elsewhere, cancelled, paused or set anew in the meantime. Never leaves the worker.</summary>
internal sealed class TimerGoneException()
    : Exception("The timer was fired elsewhere, cancelled, paused or set anew in the meantime; the worker ends this firing. Let this exception pass.");
