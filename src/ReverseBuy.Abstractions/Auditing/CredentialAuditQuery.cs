using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;

namespace ReverseBuy.Auditing;

/// <summary>Which notes or counts of an audit are asked for, the newest first. What is not set does not matter.</summary>
public sealed record CredentialAuditQuery
{
    /// <summary>The most that one page can hold.</summary>
    public const int MaximumLimit = 500;

    /// <summary>At this marketplace.</summary>
    public MarketplaceId? Marketplace { get; init; }

    /// <summary>Of this account. It does not matter to app registrations.</summary>
    public BuyingAccountId? Account { get; init; }

    /// <summary>From this moment on. An hour counts by its beginning.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Before this moment.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>With a smaller number than this: that of the last one of the page before.</summary>
    public long? Before { get; init; }

    /// <summary>At most so many, from 1 to <see cref="MaximumLimit"/>. Default 100.</summary>
    public int Limit { get; init; } = 100;

    /// <summary>Throws when it asks for too many at once, or for none.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="Limit"/> is out of its range.</exception>
    public void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Limit, 1, nameof(Limit));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Limit, MaximumLimit, nameof(Limit));
    }
}
