namespace ReverseBuy.Following;

/// <summary>What a callback is. A closed set: <see cref="Genuine"/>, <see cref="Forged"/>, <see cref="Unreadable"/>.</summary>
public abstract record CallbackReading
{
    private CallbackReading()
    {
    }

    /// <summary>It is from the marketplace.</summary>
    /// <param name="MessageId">What tells it from other ones; the same one may come again.</param>
    /// <param name="Account">The marketplace's own name of the account it concerns, when it says so.</param>
    /// <param name="Hints">What it hints at; none when its kind is not followed.</param>
    public sealed record Genuine(string MessageId, string? Account, IReadOnlyList<MarketplaceHint> Hints) : CallbackReading;

    /// <summary>Its signature does not fit. Answer as the marketplace expects for that, and keep nothing.</summary>
    public sealed record Forged : CallbackReading;

    /// <summary>Its signature fits, but it cannot be read.</summary>
    /// <param name="Reason">What cannot be read; no content.</param>
    public sealed record Unreadable(string Reason) : CallbackReading;
}
