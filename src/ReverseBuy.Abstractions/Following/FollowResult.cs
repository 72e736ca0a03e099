namespace ReverseBuy.Following;

/// <summary>What became of following a listing, or of following it no longer. A closed set: <see cref="Done"/>, <see cref="Refused"/>.</summary>
public abstract record FollowResult
{
    private FollowResult()
    {
    }

    /// <summary>It is as it was asked for.</summary>
    public sealed record Done : FollowResult;

    /// <summary>It is not, for a definite reason.</summary>
    /// <param name="MarketplaceCode">The marketplace's own code, when it gave one.</param>
    /// <param name="Message">The marketplace's own words, when it gave some.</param>
    public sealed record Refused(string? MarketplaceCode, string? Message) : FollowResult;
}
