namespace ReverseBuy.Connectors.Http;

/// <summary>A call for an account: what a platform's gateway knows of it. How it is sent, and how often, is the same for all platforms.</summary>
/// <typeparam name="TResult">What is read from the answer.</typeparam>
/// <param name="Operation">The platform's name of the operation, for errors and telemetry.</param>
/// <param name="Safety">What happens when it is sent twice.</param>
/// <param name="Timeout">How long one sending may take.</param>
public sealed record AccountCall<TResult>(string Operation, OperationSafety Safety, TimeSpan Timeout)
{
    /// <summary>
    /// Whether it carries the account's token. Default <see langword="true"/>; a call that gets or renews a token carries none, and its
    /// <see cref="Sign"/> is given an empty one.
    /// </summary>
    public bool NeedsToken { get; init; } = true;

    /// <summary>
    /// Signs the call with an access token and the time to sign with, which is the gateway's where it was learnt. Asked again for every sending, so that
    /// token and time are never stale.
    /// </summary>
    public required Func<string, DateTimeOffset, OutgoingCall> Sign { get; init; }

    /// <summary>
    /// Tells a refusal by the platform's gateway, which carried nothing out, from every other answer. Only such a refusal may be followed by a
    /// new token and a second sending, or by a ban of the account.
    /// </summary>
    public required Func<CallAnswer, MarketplaceException?> Refusal { get; init; }

    /// <summary>
    /// Tells whether a <see cref="Refusal"/> was of the time that the call was signed with, and made before anything was carried out: it may then go out
    /// again, once, with the gateway's time. Default: never.
    /// </summary>
    public Func<CallAnswer, bool> RefusesTime { get; init; } = static _ => false;

    /// <summary>
    /// Reads every other answer; throws a <see cref="MarketplaceException"/> of the right kind for one that it cannot make sense of. The answer's JSON is
    /// gone afterwards: a result that holds some of it holds a clone.
    /// </summary>
    public required Func<CallAnswer, TResult> Read { get; init; }

    /// <summary>Hides how it is signed.</summary>
    /// <returns>The operation's name.</returns>
    public override string ToString() => Operation;
}
