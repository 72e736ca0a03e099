namespace ReverseBuy.Connectors.Http;

/// <summary>A call with an account's token: what a platform's gateway knows of it. How it is sent, and how often, is the same for all platforms.</summary>
/// <typeparam name="TResult">What is read from the answer.</typeparam>
/// <param name="Operation">The platform's name of the operation, for errors and telemetry.</param>
/// <param name="Safety">What happens when it is sent twice.</param>
/// <param name="Timeout">How long one sending may take.</param>
public sealed record AccountCall<TResult>(string Operation, OperationSafety Safety, TimeSpan Timeout)
{
    /// <summary>Signs the call with an access token. Asked again for every sending, so that time and token are never stale.</summary>
    public required Func<string, OutgoingCall> Sign { get; init; }

    /// <summary>
    /// Tells a refusal by the platform's gateway, which carried nothing out, from every other answer. Only such a refusal may be followed by a
    /// new token and a second sending, or by a ban of the account.
    /// </summary>
    public required Func<CallAnswer, MarketplaceException?> Refusal { get; init; }

    /// <summary>Reads every other answer; throws a <see cref="MarketplaceException"/> of the right kind for one that it cannot make sense of.</summary>
    public required Func<CallAnswer, TResult> Read { get; init; }

    /// <summary>Hides how it is signed.</summary>
    /// <returns>The operation's name.</returns>
    public override string ToString() => Operation;
}
