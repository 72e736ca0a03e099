using ReverseBuy.Privacy;

namespace ReverseBuy.Buying;

/// <summary>Where a person pays. A closed set: <see cref="Open"/>, <see cref="Refused"/>.</summary>
public abstract record CashierLink
{
    private CashierLink()
    {
    }

    /// <summary>There is a page.</summary>
    /// <param name="Page">Its address; it may hold a token, so it is shown to the buyer and never logged.</param>
    [Secret]
    public sealed record Open(Uri Page) : CashierLink
    {
        /// <inheritdoc />
        public override string ToString() => "Open { hidden }";
    }

    /// <summary>There is none, for a definite reason.</summary>
    /// <param name="MarketplaceCode">The marketplace's own code.</param>
    /// <param name="Message">The marketplace's own words.</param>
    public sealed record Refused(string? MarketplaceCode, string? Message) : CashierLink;
}
