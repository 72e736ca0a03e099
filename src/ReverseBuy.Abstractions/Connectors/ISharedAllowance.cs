namespace ReverseBuy.Connectors;

/// <summary>
/// Counts the calls of buying accounts over all nodes of a host, so that an account's rate is one number however many nodes there are. Optional: without one
/// each process counts its own. Asked by the connectors' <see cref="ICallBudgets"/>, which keep the lanes of their own node in order. Thread-safe.
/// </summary>
/// <remarks>Calls wait for its answer, and whoever asks counts alone when it fails: it answers or fails within a fraction of a second.</remarks>
public interface ISharedAllowance
{
    /// <summary>Takes one call of an account, if there is one for the lane.</summary>
    /// <param name="allowance">Whose, and how many it has.</param>
    /// <param name="lane">Why the call is made.</param>
    /// <param name="patience">
    /// How long whoever asks still waits. If that is long enough, it has a claim: until a moment after its wait no lane that matters less is given a call, on
    /// any node.
    /// </param>
    /// <param name="cancellationToken">Ends the wait for the answer.</param>
    /// <returns><see langword="null"/> when the call is taken; else how long to wait before it makes sense to ask again.</returns>
    ValueTask<TimeSpan?> TakeAsync(CallAllowance allowance, CallLane lane, TimeSpan patience, CancellationToken cancellationToken);

    /// <summary>Notes that the marketplace refuses calls of an account for a while. Nobody is given one before it is over, and then one at a time.</summary>
    /// <param name="allowance">Whose calls are refused.</param>
    /// <param name="length">For how long.</param>
    /// <param name="cancellationToken">Ends the wait for the answer.</param>
    /// <returns>A task that ends when it is noted.</returns>
    ValueTask BanAsync(CallAllowance allowance, TimeSpan length, CancellationToken cancellationToken);
}
