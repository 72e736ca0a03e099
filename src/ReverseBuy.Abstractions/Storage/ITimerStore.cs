using ReverseBuy.Messaging;
using ReverseBuy.Orders;

namespace ReverseBuy.Storage;

/// <summary>Reads, sets and stops timers. Whatever is to fire after a commit, the commit tells the worker that fires it.</summary>
public interface ITimerStore : ITimerReader
{
    /// <summary>Sets a timer. One of the same key is replaced, with its failures and also while it is paused.</summary>
    /// <param name="key">The timer.</param>
    /// <param name="dueAt">When it is due; a moment that has passed fires at once.</param>
    /// <param name="payload">What its handler needs to know beside the key; at most 2,000 characters and no personal data.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ArgumentException">The payload is too long.</exception>
    ValueTask SetAsync(TimerKey key, DateTimeOffset dueAt, string payload, CancellationToken cancellationToken);

    /// <summary>Cancels a timer. One that is not set, or has fired, is left alone.</summary>
    /// <param name="key">The timer.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask CancelAsync(TimerKey key, CancellationToken cancellationToken);

    /// <summary>Stops every timer of an aggregate with the time that it has left. One that is paused stays as it is; one that is set later runs.</summary>
    /// <param name="aggregate">The aggregate.</param>
    /// <param name="now">The moment.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask PauseAsync(AggregateKey aggregate, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Lets every paused timer of an aggregate go on with the time that it had left.</summary>
    /// <param name="aggregate">The aggregate.</param>
    /// <param name="now">The moment.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask ResumeAsync(AggregateKey aggregate, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Notes what became of a timer whose handler failed. One that has fired, was cancelled, paused or set anew since it was read is left alone.</summary>
    /// <param name="timer">The timer as it was read, with its new count, time and whether it is parked.</param>
    /// <param name="error">What went wrong, in words for an operator; no secrets and no personal data.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask FailAsync(BusinessTimer timer, string error, CancellationToken cancellationToken);
}
