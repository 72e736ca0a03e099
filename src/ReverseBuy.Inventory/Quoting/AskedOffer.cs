using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Inventory.Asking;
using ReverseBuy.Inventory.Verifying;

namespace ReverseBuy.Inventory.Quoting;

/// <summary>An offer that is being asked for.</summary>
/// <param name="Line">The SKU, and how many pieces.</param>
/// <param name="Answer">Its price and availability.</param>
/// <param name="Freight">Its freight; <see langword="null"/> where the marketplace estimates none.</param>
internal sealed record AskedOffer(LiveOfferLine Line, Task<LiveAnswer> Answer, Task<QuotedFreight>? Freight)
{
    /// <summary>What has become of it by now: a quote, or why there is none.</summary>
    public async ValueTask<(SupplierQuote? Quote, LineDifference? Why)> ReadAsync()
    {
        if (await AskingDeadline.AnswerOfAsync(Answer).ConfigureAwait(false) is not { } answer)
        {
            return (null, new LineDifference.NotAsked(NotAskedReason.Deadline));
        }

        if (LineComparison.FindObstacle(Line.Quantity, Line.Quantity, answer.Offers[0]) is { } why)
        {
            return (null, why);
        }

        var offered = (LiveOffer.Offered)answer.Offers[0];
        return (QuoteOf(offered, await FreightAsync(offered.UnitPrice.Currency).ConfigureAwait(false), answer.AskedAt), null);
    }

    private SupplierQuote QuoteOf(LiveOffer.Offered offered, QuotedFreight freight, DateTimeOffset askedAt) =>
        new(Line.Sku, offered.Product.Seller, Line.Quantity, offered.UnitPrice, freight, offered.Availability, askedAt);

    private async ValueTask<QuotedFreight> FreightAsync(Currency currency)
    {
        if (Freight is null)
        {
            return new QuotedFreight.NotEstimated();
        }

        return await AskingDeadline.AnswerOfAsync(Freight).ConfigureAwait(false) switch
        {
            null => new QuotedFreight.Unknown("The freight was not answered before the deadline."),
            QuotedFreight.Known known when known.Amount.Currency != currency => new QuotedFreight.Unknown($"The freight is in {known.Amount.Currency}, and the goods are in {currency}."),
            var freight => freight,
        };
    }
}
