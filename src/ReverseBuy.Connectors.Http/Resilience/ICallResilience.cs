namespace ReverseBuy.Connectors.Http;

/// <summary>
/// Decides whether a call is tried at all, and whether it is tried again. A host that registers its own replaces ours, for all connectors. Thread-safe.
/// </summary>
/// <remarks>An attempt of a call that is not <see cref="OperationSafety.ReadOnly"/> runs once: a second one throws, whoever asks for it.</remarks>
public interface ICallResilience
{
    /// <summary>Runs a call.</summary>
    /// <typeparam name="TResult">Its result.</typeparam>
    /// <param name="call">What is called and for whom.</param>
    /// <param name="attempt">One attempt: it waits for the budget, signs and sends.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The result of the attempt that succeeded.</returns>
    /// <exception cref="MarketplaceException">What the last attempt failed with, or Unavailable when none was made.</exception>
    ValueTask<TResult> ExecuteAsync<TResult>(
        ResilientCall call,
        Func<CancellationToken, ValueTask<TResult>> attempt,
        CancellationToken cancellationToken);
}
