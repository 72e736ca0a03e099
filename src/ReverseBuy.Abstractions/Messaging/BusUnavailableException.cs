namespace ReverseBuy.Messaging;

/// <summary>The bus takes no events for now, such as when its broker is gone. Events wait in the outbox meanwhile, and none is parked for it.</summary>
public sealed class BusUnavailableException : ReverseBuyException
{
    /// <summary>Makes an exception.</summary>
    /// <param name="message">What happened, and what to do; no secrets.</param>
    /// <param name="retryAfter">How long to wait before the bus is tried again.</param>
    /// <param name="innerException">The cause, when there is one.</param>
    public BusUnavailableException(string message, TimeSpan retryAfter, Exception? innerException = null)
        : base("bus.unavailable", message, innerException)
    {
        IsTransient = true;
        RetryAfter = retryAfter;
    }
}
