namespace ReverseBuy.Connectors.Http;

/// <summary>
/// Decides whether a call is tried at all, whether it is tried again, and how long it may take. A host that registers its own replaces ours, for all
/// connectors: time-outs, retries and breakers together. Thread-safe.
/// </summary>
/// <remarks>An attempt of a call that is not <see cref="OperationSafety.ReadOnly"/> runs once: a second one throws, whoever asks for it.</remarks>
public interface ICallResilience
{
    /// <summary>Runs a call.</summary>
    /// <typeparam name="TResult">Its result.</typeparam>
    /// <param name="call">What is called and for whom.</param>
    /// <param name="attempt">One attempt: it waits for the budget, takes the token, signs and sends.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The result of the attempt that succeeded.</returns>
    /// <exception cref="MarketplaceException">What the last attempt failed with, or Unavailable when none was made.</exception>
    ValueTask<TResult> ExecuteAsync<TResult>(
        ResilientCall call,
        Func<CancellationToken, ValueTask<TResult>> attempt,
        CancellationToken cancellationToken);

    /// <summary>
    /// Runs one sending within an attempt, and gives it up when it takes too long. It may be run once. Whatever ends it before its answer, but for an
    /// exception of its own, makes the outcome of a call that changes something unknown.
    /// </summary>
    /// <param name="call">What is called and for whom.</param>
    /// <param name="send">Sends and reads the answer.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The answer.</returns>
    ValueTask<CallAnswer> SendAsync(ResilientCall call, Func<CancellationToken, ValueTask<CallAnswer>> send, CancellationToken cancellationToken);
}
