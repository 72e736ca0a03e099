using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;

namespace ReverseBuy.Customers;

/// <summary>A marketplace with one good. It says the same to everybody who asks, whatever was ordered meanwhile.</summary>
public sealed class Shelf(Availability availability) : ILiveOffers
{
    public static readonly MarketplaceId Marketplace = new("shelf");
    public static readonly SkuId Good = new(new ListingId(Marketplace, "1"), "red");
    public static readonly Money Price = new(40m, Currency.CNY);

    public void Register(IReverseBuyBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var connector = builder.AddConnector(new ConnectorDescriptor
        {
            Marketplace = Marketplace,
            DisplayName = "Shelf",
            Capabilities = ConnectorCapabilities.LiveOffers,
        });
        connector.Services.AddKeyedSingleton<ILiveOffers>(Marketplace, this);
    }

    public ValueTask<IReadOnlyList<LiveOffer>> GetAsync(ConnectorContext context, LiveOfferRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return ValueTask.FromResult<IReadOnlyList<LiveOffer>>([.. request.Lines.Select(line => Offer(line.Sku))]);
    }

    private LiveOffer.Offered Offer(SkuId sku) => new(
        sku,
        Price,
        availability,
        new Product
        {
            Id = sku.Listing,
            PageUrl = new Uri("https://market.example/item/1"),
            Title = "红色连衣裙",
            Status = ListingStatus.OnSale,
            Seller = new Seller("seller-1", "小店"),
            TierBasis = TierBasis.Sku,
            Skus = [new Sku { Id = sku, Prices = PriceTable.Flat(Price), Availability = availability }],
        },
        "red");
}
