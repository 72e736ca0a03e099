using System.Globalization;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;

namespace ReverseBuy.Testing;

/// <summary>What every connector promises of links, listings and searches.</summary>
/// <param name="harness">The connector.</param>
public abstract class ConnectorCatalogueSuite(ConnectorHarness harness) : ConnectorScenarios(harness)
{
    // Sorted by strokes, sounds and in other alphabets; with other decimal points, other digits, other calendars, and an i of their own.
    private static readonly string[] Cultures = ["tr-TR", "da-DK", "cs-CZ", "th-TH", "ar-SA", "fa-IR", "zh-CN", "zh-TW", "ja-JP"];

    /// <summary>A listing is read as the marketplace has it.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task A_listing_is_read_as_the_marketplace_has_it()
    {
        if (Declared<IProductSource>(ConnectorCapabilities.Products) is not { } products)
        {
            return;
        }

        var listing = await Harness.GetListingAsync(Token);
        var product = await products.FindAsync(Host.Context, listing.Id, Token);
        Assert.NotNull(product);
        Assert.Equal((listing.Id, listing.Title, ListingStatus.OnSale), (product.Id, product.Title, product.Status));
        Assert.Equal(listing.MinimumQuantity, product.MinimumOrderQuantity);
        Assert.Equal(listing.Skus.Select(sku => sku.Id.Value).Order(StringComparer.Ordinal), product.Skus.Select(sku => sku.Id.Value).Order(StringComparer.Ordinal));
        Assert.All(listing.Skus, known => Assert.Equal(known.UnitPrice, product.FindSku(known.Id)!.Prices.UnitPriceAt(listing.MinimumQuantity)));
        Assert.All(product.Images, image => Assert.True(image.IsAbsoluteUri, $"{image} is no address."));
        Assert.NotEmpty(product.Seller.Id);
    }

    /// <summary>A listing that nobody offers is not there.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task A_listing_that_nobody_offers_is_not_there()
    {
        if (Declared<IProductSource>(ConnectorCapabilities.Products) is { } products)
        {
            Assert.Null(await products.FindAsync(Host.Context, Harness.UnknownListing, Token));
        }
    }

    /// <summary>An outage is never a listing that is not there.</summary>
    /// <param name="fault">One of the cases.</param>
    /// <returns>The test.</returns>
    [Theory]
    [InlineData(TransportFault.Refused)]
    [InlineData(TransportFault.AnswerLost)]
    [InlineData(TransportFault.AnswerCut)]
    [InlineData(TransportFault.ServerError)]
    public async Task An_outage_is_never_a_listing_that_is_not_there(TransportFault fault)
    {
        if (Declared<IProductSource>(ConnectorCapabilities.Products) is not { } products)
        {
            return;
        }

        var listing = await Harness.GetListingAsync(Token);
        Faults.Next(fault, times: 10);
        await FailsAsync(async () => await products.FindAsync(Host.Context, listing.Id, Token), MarketplaceErrorKind.Unavailable);

        Faults.Calm();
        Assert.NotNull(await products.FindAsync(Host.Context, listing.Id, Token));
    }

    /// <summary>A search finds what is offered and nothing by a word that nobody wrote.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task A_search_finds_what_is_offered_and_nothing_by_a_word_that_nobody_wrote()
    {
        if (Declared<IProductSearch>(ConnectorCapabilities.KeywordSearch) is not { } search)
        {
            return;
        }

        var listing = await Harness.GetListingAsync(Token);
        var found = await search.SearchAsync(Host.Context, new SearchQuery(listing.Title), Token);
        var hit = Assert.Single(found.Hits, hit => hit.Id == listing.Id);
        Assert.Equal(listing.Title, hit.Title);
        Assert.True(
            hit.Price is null || (hit.Price >= listing.Skus.Min(sku => sku.UnitPrice) && hit.Price <= listing.Skus.Max(sku => sku.UnitPrice)),
            $"It is found at {hit.Price}, and costs {string.Join(", ", listing.Skus.Select(sku => sku.UnitPrice))}.");

        var nothing = await search.SearchAsync(Host.Context, new SearchQuery(Harness.UnknownKeyword), Token);
        Assert.Empty(nothing.Hits);
        Assert.False(nothing.HasMore, "Behind nothing there is said to be more.");
    }

    /// <summary>A page goes on where the last one ended.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task A_page_goes_on_where_the_last_one_ended()
    {
        if (Declared<IProductSearch>(ConnectorCapabilities.KeywordSearch) is not { } search)
        {
            return;
        }

        var word = (await Harness.GetListingAsync(Token)).Title[..1];
        var seen = new List<ListingId>();
        for (var page = 1; page <= 3; page++)
        {
            var answer = await search.SearchAsync(Host.Context, new SearchQuery(word) { Page = page, PageSize = 2 }, Token);
            seen.AddRange(answer.Hits.Select(hit => hit.Id));
            if (!answer.HasMore)
            {
                break;
            }
        }

        Assert.NotEmpty(seen);
        Assert.Equal(seen.Distinct(), seen);
    }

    /// <summary>An outage is never a search that found nothing.</summary>
    /// <param name="fault">One of the cases.</param>
    /// <returns>The test.</returns>
    [Theory]
    [InlineData(TransportFault.Refused)]
    [InlineData(TransportFault.AnswerLost)]
    [InlineData(TransportFault.AnswerCut)]
    [InlineData(TransportFault.ServerError)]
    public async Task An_outage_is_never_a_search_that_found_nothing(TransportFault fault)
    {
        if (Declared<IProductSearch>(ConnectorCapabilities.KeywordSearch) is { } search)
        {
            var listing = await Harness.GetListingAsync(Token);
            Faults.Next(fault, times: 10);
            await FailsAsync(async () => await search.SearchAsync(Host.Context, new SearchQuery(listing.Title), Token), MarketplaceErrorKind.Unavailable);
        }
    }

    /// <summary>The answers are the same and in the same order whatever the culture.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task The_answers_are_the_same_and_in_the_same_order_whatever_the_culture()
    {
        if (Declared<IProductSource>(ConnectorCapabilities.Products) is not { } products)
        {
            return;
        }

        var listing = await Harness.GetListingAsync(Token);
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            var expected = await ReadAsync(products, listing);
            foreach (var culture in Cultures)
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                Assert.Equal(expected, await ReadAsync(products, listing));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    /// <summary>A tenant is never given what was read for another.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task A_tenant_is_never_given_what_was_read_for_another()
    {
        if (Declared<IProductSource>(ConnectorCapabilities.Products) is not { } products)
        {
            return;
        }

        var listing = await Harness.GetListingAsync(Token);
        Assert.NotNull(await products.FindAsync(Host.Context, listing.Id, Token));
        if (Harness.HasTokens)
        {
            await FailsAsync(async () => await products.FindAsync(Host.OtherContext, listing.Id, Token), MarketplaceErrorKind.AuthExpired);
        }
        else
        {
            var arrived = Faults.Arrived;
            Assert.NotNull(await products.FindAsync(Host.OtherContext, listing.Id, Token));
            Assert.True(Faults.Arrived > arrived, "The other tenant was answered without a call of its own.");
        }

        Assert.NotNull(await products.FindAsync(Host.Context, listing.Id, Token));
    }

    /// <summary>The link to a listing is recognised and that to another place is not.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task The_link_to_a_listing_is_recognised_and_that_to_another_place_is_not()
    {
        if (Declared<ILinkRecognizer>(ConnectorCapabilities.Links) is not { } links)
        {
            return;
        }

        var listing = await Harness.GetListingAsync(Token);
        Assert.Equal(listing.Id, links.Recognize(listing.PageUrl.ToString()));
        Assert.Equal(listing.Id, links.Recognize($"快来看看吧 {listing.PageUrl} 🔥"));
        Assert.Null(links.Recognize(listing.Title));
        Assert.Null(links.Recognize($"https://{listing.PageUrl.Host}.shop.example{listing.PageUrl.PathAndQuery}"));
        Assert.Null(links.Recognize($"https://shop.example/?to={listing.PageUrl.Host}"));
        Assert.Null(links.Recognize(string.Empty));
    }

    private async Task<IReadOnlyList<string>> ReadAsync(IProductSource products, KnownListing listing)
    {
        var product = (await products.FindAsync(Host.Context, listing.Id, Token))!;
        List<string> read =
        [
            product.Title,
            .. product.Skus.Select(sku => $"{sku.Id.Value} {sku.Prices.First.Amount.ToString(CultureInfo.InvariantCulture)}"),
            .. product.Attributes.Select(attribute => $"{attribute.Name}: {attribute.Value}"),
        ];
        if (Host.Has(ConnectorCapabilities.KeywordSearch))
        {
            var page = await Host.Seam<IProductSearch>().SearchAsync(Host.Context, new SearchQuery(listing.Title[..1]), Token);
            read.AddRange(page.Hits.Select(hit => $"{hit.Id.Value} {hit.Price?.Amount.ToString(CultureInfo.InvariantCulture)}"));
        }

        return read;
    }
}
