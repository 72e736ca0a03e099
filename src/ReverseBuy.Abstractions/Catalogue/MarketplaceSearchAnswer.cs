namespace ReverseBuy.Catalogue;

/// <summary>
/// What became of a search at one marketplace. A closed set: <see cref="Found"/>, <see cref="NotSupported"/>, <see cref="NoAccount"/>, <see cref="SwitchedOff"/>,
/// <see cref="Failed"/>, <see cref="NotFinished"/>. Only the first says what the marketplace has.
/// </summary>
public abstract record MarketplaceSearchAnswer
{
    private MarketplaceSearchAnswer(MarketplaceId marketplace, int page)
    {
        Marketplace = marketplace;
        Page = page;
    }

    /// <summary>The marketplace.</summary>
    public MarketplaceId Marketplace { get; }

    /// <summary>Which of its pages was wanted, from 1.</summary>
    public int Page { get; }

    /// <summary>The page to ask for next: the one after, or this one again when that may help; <see langword="null"/> when neither is of use.</summary>
    public virtual int? NextPage => null;

    /// <summary>The marketplace answered.</summary>
    /// <param name="Marketplace">The marketplace.</param>
    /// <param name="Page">Which of its pages this is, from 1.</param>
    /// <param name="Results">What it found, in its own order; without hits when there is nothing.</param>
    public sealed record Found(MarketplaceId Marketplace, int Page, SearchPage Results) : MarketplaceSearchAnswer(Marketplace, Page)
    {
        /// <inheritdoc />
        public override int? NextPage => Results.HasMore && Page < int.MaxValue ? Page + 1 : null;
    }

    /// <summary>The marketplace has no search by keyword, or none of this kind. Nothing was sent.</summary>
    /// <param name="Marketplace">The marketplace.</param>
    /// <param name="Page">Which of its pages was wanted, from 1.</param>
    public sealed record NotSupported(MarketplaceId Marketplace, int Page) : MarketplaceSearchAnswer(Marketplace, Page);

    /// <summary>The tenant has no buying account there to search with. Nothing was sent.</summary>
    /// <param name="Marketplace">The marketplace.</param>
    /// <param name="Page">Which of its pages was wanted, from 1.</param>
    public sealed record NoAccount(MarketplaceId Marketplace, int Page) : MarketplaceSearchAnswer(Marketplace, Page);

    /// <summary>The marketplace is switched off in the tenant's settings. Nothing was sent.</summary>
    /// <param name="Marketplace">The marketplace.</param>
    /// <param name="Page">Which of its pages was wanted, from 1.</param>
    public sealed record SwitchedOff(MarketplaceId Marketplace, int Page) : MarketplaceSearchAnswer(Marketplace, Page);

    /// <summary>The marketplace refused or could not be reached, or its connector failed. It is not known what it has.</summary>
    /// <param name="Marketplace">The marketplace.</param>
    /// <param name="Page">Which of its pages was wanted, from 1.</param>
    /// <param name="Error">Why.</param>
    public sealed record Failed(MarketplaceId Marketplace, int Page, MarketplaceException Error) : MarketplaceSearchAnswer(Marketplace, Page)
    {
        /// <summary>What the failure means, whatever the marketplace calls it.</summary>
        public MarketplaceErrorKind Kind => Error.Kind;

        /// <inheritdoc />
        public override int? NextPage => Error.IsTransient ? Page : null;
    }

    /// <summary>The marketplace had not answered when the time was over, and its call was cancelled. It is not known what it has.</summary>
    /// <param name="Marketplace">The marketplace.</param>
    /// <param name="Page">Which of its pages was wanted, from 1.</param>
    public sealed record NotFinished(MarketplaceId Marketplace, int Page) : MarketplaceSearchAnswer(Marketplace, Page)
    {
        /// <inheritdoc />
        public override int? NextPage => Page;
    }
}
