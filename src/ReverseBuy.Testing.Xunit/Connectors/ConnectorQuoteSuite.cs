using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;

namespace ReverseBuy.Testing;

/// <summary>What every connector promises of live prices and availability.</summary>
/// <param name="harness">The connector.</param>
public abstract class ConnectorQuoteSuite(ConnectorHarness harness) : ConnectorScenarios(harness)
{
    /// <summary>Each line is answered in its place and what is missing is told for what it is.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Each_line_is_answered_in_its_place_and_what_is_missing_is_told_for_what_it_is()
    {
        if (Declared<ILiveOffers>(ConnectorCapabilities.LiveOffers) is not { } offers)
        {
            return;
        }

        var listing = await Harness.GetListingAsync(Token);
        var quantity = listing.MinimumQuantity;
        LiveOfferLine[] lines =
        [
            new(listing.Skus[1].Id, quantity),
            new(new SkuId(Harness.UnknownListing, SkuId.OnlySku), quantity),
            new(listing.Skus[0].Id, quantity),
            new(new SkuId(listing.Id, "no-such-choice"), quantity),
        ];
        var answers = await QuoteAsync(offers, lines);

        Assert.Equal(lines.Select(line => line.Sku), answers.Select(answer => answer.Sku));
        Assert.Equal(listing.Skus[1].UnitPrice, Assert.IsType<LiveOffer.Offered>(answers[0]).UnitPrice);
        Assert.IsType<LiveOffer.ListingGone>(answers[1]);
        Assert.Equal(listing.Skus[0].UnitPrice, Assert.IsType<LiveOffer.Offered>(answers[2]).UnitPrice);
        Assert.IsType<LiveOffer.SkuGone>(answers[3]);
    }

    /// <summary>The price is that of this moment.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task The_price_is_that_of_this_moment()
    {
        if (Declared<ILiveOffers>(ConnectorCapabilities.LiveOffers) is not { } offers)
        {
            return;
        }

        var before = await Harness.GetListingAsync(Token);
        var line = new LiveOfferLine(before.Skus[0].Id, before.MinimumQuantity);
        var first = Assert.IsType<LiveOffer.Offered>((await QuoteAsync(offers, line))[0]);
        Assert.Equal(before.Skus[0].UnitPrice, first.UnitPrice);

        await Harness.ChangePriceAsync(before.Id, 3m, Token);
        var after = await Harness.GetListingAsync(Token);
        Assert.NotEqual(before.Skus[0].UnitPrice, after.Skus[0].UnitPrice);
        var second = Assert.IsType<LiveOffer.Offered>((await QuoteAsync(offers, line))[0]);
        Assert.Equal(after.Skus[0].UnitPrice, second.UnitPrice);
        Assert.Equal(after.Skus[0].UnitPrice, second.Product.FindSku(line.Sku)!.Prices.UnitPriceAt(before.MinimumQuantity));
    }

    /// <summary>The availability is what the marketplace has and never what was asked for.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task The_availability_is_what_the_marketplace_has_and_never_what_was_asked_for()
    {
        if (Declared<ILiveOffers>(ConnectorCapabilities.LiveOffers) is not { } offers)
        {
            return;
        }

        var listing = await Harness.GetListingAsync(Token);
        var sku = listing.Skus[0];
        var quantities = new[] { listing.MinimumQuantity, listing.MinimumQuantity + 4, listing.MinimumQuantity + 11 };
        foreach (var quantity in quantities)
        {
            var offered = Assert.IsType<LiveOffer.Offered>((await QuoteAsync(offers, new LiveOfferLine(sku.Id, quantity)))[0]);
            Assert.False(offered.Availability.IsShortOf(quantity), $"{sku.Stock} are there, and {quantity} are said to be too many: {offered.Availability}.");
            if (Harness.CountsStock)
            {
                Assert.Equal(sku.Stock, offered.Availability.Count);
            }
            else
            {
                Assert.NotEqual(AvailabilityKind.Exactly, offered.Availability.Kind);
            }
        }
    }

    /// <summary>What is sold out is told to be.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task What_is_sold_out_is_told_to_be()
    {
        if (Declared<ILiveOffers>(ConnectorCapabilities.LiveOffers) is not { } offers)
        {
            return;
        }

        var listing = await Harness.GetListingAsync(Token);
        await Harness.ChangeStockAsync(listing.Skus[0].Id, 0, Token);
        var answer = (await QuoteAsync(offers, new LiveOfferLine(listing.Skus[0].Id, listing.MinimumQuantity)))[0];
        Assert.True(
            answer is LiveOffer.SkuGone || (answer is LiveOffer.Offered offered && offered.Availability.IsShortOf(1)), $"None is left, and the answer is {answer}.");
    }

    /// <summary>A listing that was taken off is gone.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task A_listing_that_was_taken_off_is_gone()
    {
        if (Declared<ILiveOffers>(ConnectorCapabilities.LiveOffers) is not { } offers)
        {
            return;
        }

        var listing = await Harness.GetListingAsync(Token);
        await Harness.DelistAsync(listing.Id, Token);
        Assert.IsType<LiveOffer.ListingGone>((await QuoteAsync(offers, new LiveOfferLine(listing.Skus[0].Id, listing.MinimumQuantity)))[0]);
    }

    /// <summary>An outage leaves each line unknown and none gone.</summary>
    /// <param name="fault">One of the cases.</param>
    /// <returns>The test.</returns>
    [Theory]
    [InlineData(TransportFault.Refused)]
    [InlineData(TransportFault.AnswerLost)]
    [InlineData(TransportFault.AnswerCut)]
    [InlineData(TransportFault.ServerError)]
    public async Task An_outage_leaves_each_line_unknown_and_none_gone(TransportFault fault)
    {
        if (Declared<ILiveOffers>(ConnectorCapabilities.LiveOffers) is not { } offers)
        {
            return;
        }

        var listing = await Harness.GetListingAsync(Token);
        Faults.Next(fault, times: 10);
        var answers = await QuoteAsync(offers, listing.Skus.Take(2).Select(sku => new LiveOfferLine(sku.Id, listing.MinimumQuantity)));
        Assert.Equal(listing.Skus.Take(2).Select(sku => sku.Id), answers.Select(answer => answer.Sku));
        Assert.All(answers, answer =>
        {
            var unreachable = Assert.IsType<LiveOffer.Unreachable>(answer);
            Assert.Equal(MarketplaceErrorKind.Unavailable, unreachable.Error.Kind);
            AssertTellsNoSecret(unreachable.Error.ToString());
        });
    }
}
