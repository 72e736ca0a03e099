using System.Globalization;
using System.Text.Json;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Alibaba1688.Gateway;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Alibaba1688.Catalogue;

/// <summary>An offer as read in full: the product, and by what each SKU is ordered.</summary>
/// <param name="Product">The product.</param>
/// <param name="Specs">The hashes by which SKUs are ordered, by the values of their ids; none for an offer without choices.</param>
internal sealed record OfferDetail(Product Product, IReadOnlyDictionary<string, string> Specs)
{
    /// <summary>What orders a SKU: the offer and its hash, or the offer alone.</summary>
    public string PurchaseKeyOf(SkuId sku) => Specs.TryGetValue(sku.Value, out var spec) ? $"{Product.Id.Value}:{spec}" : Product.Id.Value;

    /// <summary>Reads an offer; <see langword="null"/> when the platform says that there is none or that it was taken down.</summary>
    public static async Task<OfferDetail?> ReadAsync(
        Alibaba1688Gateway gateway,
        Alibaba1688Options options,
        ConnectorContext context,
        ListingId listing,
        CancellationToken cancellationToken)
    {
        if (!long.TryParse(listing.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var offerId))
        {
            return null;
        }

        var question = JsonText.Object(writer =>
        {
            writer.WriteNumber("offerId", offerId);
            writer.WriteString("country", options.Language);
        });
        return await gateway.CallAsync(
            context,
            Alibaba1688Operation.Detail,
            [new("offerDetailParam", question)],
            answer => Read(options, answer, listing),
            cancellationToken).ConfigureAwait(false);
    }

    internal static OfferDetail? Read(Alibaba1688Options options, WireValue answer, ListingId listing)
    {
        var envelope = answer.Nested("result") ?? throw Alibaba1688Errors.FromBusiness(Alibaba1688Operation.Detail, null);
        if (envelope.Flag("success") == false)
        {
            // 已下架: taken down. The code differs, the words do not.
            var gone = envelope.Text("message")?.Contains("已下架", StringComparison.Ordinal) == true;
            var failure = Alibaba1688Errors.FromBusiness(Alibaba1688Operation.Detail, envelope.Text("code"));
            return gone || failure.Kind == MarketplaceErrorKind.NotFound ? null : throw failure;
        }

        // Success without an offer: the platform looked and has none.
        return envelope.Nested("result") is { } offer ? OfferMapping.Map(options, listing, offer)
            : envelope.Flag("success") == true ? null
            : throw Alibaba1688Errors.FromBusiness(Alibaba1688Operation.Detail, null);
    }
}
