using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Following;

namespace ReverseBuy.Testing;

/// <summary>
/// A marketplace in memory with its connector: what a test offers can be searched, bought, paid, followed and refunded, without a network. It has every capability, or
/// those of its descriptor. Any of its seams can be told what to answer (<see cref="Fake{TSeam}"/>). Add it with <c>AddFakeConnector</c>. Thread-safe.
/// </summary>
public sealed class FakeConnector
{
    /// <summary>With which secret its callbacks are signed.</summary>
    public const string CallbackSecret = "fake-secret";

    private static readonly ConnectorCapabilities s_everything = Enum.GetValues<ConnectorCapabilities>().Aggregate(ConnectorCapabilities.None, (all, one) => all | one);

    private readonly Dictionary<Type, (ConnectorCapabilities Capability, IFake Fake)> _seams = [];
    private readonly FakeMarketplace _marketplace;

    /// <summary>Makes a marketplace that can do everything.</summary>
    /// <param name="marketplace">Its name, such as <c>north</c>.</param>
    public FakeConnector(string marketplace)
        : this(new ConnectorDescriptor { Marketplace = new MarketplaceId(marketplace), DisplayName = marketplace, Capabilities = s_everything, OrderLineLimit = 20, ListingsPerLiveOfferCall = 20 })
    {
    }

    /// <summary>Makes a marketplace.</summary>
    /// <param name="descriptor">What it can do.</param>
    public FakeConnector(ConnectorDescriptor descriptor)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        Descriptor = descriptor;
        _marketplace = new FakeMarketplace(descriptor.Marketplace, descriptor.CreateIsIdempotentByReference);
        Add<ILinkRecognizer>(ConnectorCapabilities.Links);
        Add<IShortLinks>(ConnectorCapabilities.ShortLinks);
        Add<IProductSource>(ConnectorCapabilities.Products);
        Add<IProductSearch>(ConnectorCapabilities.KeywordSearch);
        Add<IImageSearch>(ConnectorCapabilities.ImageSearch);
        Add<IShopListings>(ConnectorCapabilities.ShopListings);
        Add<IRecommendations>(ConnectorCapabilities.Recommendations);
        Add<ILiveOffers>(ConnectorCapabilities.LiveOffers);
        Add<IFreightEstimator>(ConnectorCapabilities.FreightEstimate);
        Add<IAddressParser>(ConnectorCapabilities.AddressParsing);
        Add<IPurchasing>(ConnectorCapabilities.Purchasing);
        Add<IAssistedPurchasing>(ConnectorCapabilities.AssistedPurchasing);
        Add<ICashier>(ConnectorCapabilities.Cashier);
        Add<IUpstreamOrders>(ConnectorCapabilities.UpstreamOrders);
        Add<IDomesticTracking>(ConnectorCapabilities.DomesticTracking);
        Add<IAfterSales>(ConnectorCapabilities.AfterSales);
        Add<IRefunds>(ConnectorCapabilities.Refunds);
        Add<IRefundVouchers>(ConnectorCapabilities.RefundVouchers);
        Add<ICallbackReceiver>(ConnectorCapabilities.Callbacks);
        Add<IChangeFeed>(ConnectorCapabilities.ChangeFeed);
        Add<IOfferFollowing>(ConnectorCapabilities.OfferFollowing);
        Add<ITokenIssuer>(ConnectorCapabilities.Tokens);
        Add<IAccountSignIn>(ConnectorCapabilities.SignIn);
    }

    /// <summary>What it can do.</summary>
    public ConnectorDescriptor Descriptor { get; }

    /// <summary>Its id.</summary>
    public MarketplaceId Marketplace => Descriptor.Marketplace;

    /// <summary>Every order that was placed, in the order of placing, as the marketplace has it now.</summary>
    public IReadOnlyList<UpstreamOrderReading> Orders => _marketplace.Orders;

    /// <summary>Every listing that is on offer.</summary>
    public IReadOnlyList<Product> Listings => _marketplace.Listings;

    /// <summary>One of its seams: its calls, and what it is to answer.</summary>
    /// <typeparam name="TSeam">The seam, such as <c>IPurchasing</c>.</typeparam>
    /// <returns>The fake that serves it.</returns>
    /// <exception cref="ArgumentException">Connectors have no such seam.</exception>
    public Fake<TSeam> Fake<TSeam>()
        where TSeam : class =>
        _seams.TryGetValue(typeof(TSeam), out var seam) ? (Fake<TSeam>)seam.Fake : throw new ArgumentException($"{typeof(TSeam).Name} is no seam of a connector.");

    /// <summary>Offers a listing with one choice, or changes it.</summary>
    /// <param name="listing">The listing's id.</param>
    /// <param name="price">The price of a piece in yuan.</param>
    /// <param name="stock">How many there are.</param>
    /// <param name="seller">Who sells it.</param>
    /// <returns>The choice.</returns>
    public SkuId Offer(string listing, decimal price, int stock = 100, string seller = "seller")
    {
        var id = new ListingId(Marketplace, listing);
        var sku = new SkuId(id, SkuId.OnlySku);
        Offer(new Product
        {
            Id = id,
            PageUrl = _marketplace.PageOf(id),
            Title = $"宝贝 {listing}",
            Status = ListingStatus.OnSale,
            Seller = new Seller(seller, seller),
            Skus = [new Sku { Id = sku, Prices = PriceTable.Flat(new Money(price, Currency.CNY)), Availability = Availability.Exactly(stock) }],
            TierBasis = TierBasis.Sku,
        });
        return sku;
    }

    /// <summary>Offers a listing, or changes it. What is bought of a choice with a count is taken off it.</summary>
    /// <param name="product">The listing.</param>
    public void Offer(Product product)
    {
        ArgumentNullException.ThrowIfNull(product);
        if (product.Id.Marketplace != Marketplace)
        {
            throw new ArgumentException($"{product.Id} is no listing of '{Marketplace}'.", nameof(product));
        }

        _marketplace.Offer(product);
    }

    /// <summary>Takes a listing off: whoever asks is told that it is gone.</summary>
    /// <param name="listing">The listing.</param>
    public void Delist(ListingId listing) => _marketplace.Delist(listing);

    /// <summary>Changes where an order stands, as its seller or the marketplace does.</summary>
    /// <param name="upstreamOrderId">The order.</param>
    /// <param name="status">Where it stands from now on.</param>
    /// <exception cref="ArgumentException">There is no such order.</exception>
    public void Move(string upstreamOrderId, UpstreamStatus status) => _marketplace.Move(upstreamOrderId, status);

    /// <summary>Buys as a person does who opens a link of <c>IAssistedPurchasing</c>; paid at once.</summary>
    /// <param name="link">The link.</param>
    /// <param name="quantity">How many pieces of each line; the quantity of the link when not said.</param>
    /// <returns>The id of the order.</returns>
    /// <exception cref="ArgumentException">It is no link of this marketplace.</exception>
    public string BuyByLink(Uri link, int? quantity = null)
    {
        ArgumentNullException.ThrowIfNull(link);
        return _marketplace.BuyByLink(link, quantity);
    }

    /// <summary>Decides about a refund.</summary>
    /// <param name="refundId">The refund.</param>
    /// <param name="status">What it is from now on.</param>
    /// <exception cref="ArgumentException">There is no such refund.</exception>
    public void Decide(string refundId, RefundStatus status) => _marketplace.Decide(refundId, status);

    /// <summary>Has something to tell: as a callback, and in the feed until it is confirmed.</summary>
    /// <param name="hints">What it tells of.</param>
    /// <returns>The callback, signed with <see cref="CallbackSecret"/>.</returns>
    public CallbackRequest Tell(params IReadOnlyList<MarketplaceHint> hints) => _marketplace.Tell(hints);

    internal void Serve(IConnectorBuilder builder)
    {
        foreach (var (seam, (_, fake)) in _seams.Where(each => Descriptor.Capabilities.HasFlag(each.Value.Capability)))
        {
            builder.Services.AddKeyedSingleton(seam, Marketplace, (services, _) =>
            {
                _marketplace.Time = services.GetRequiredService<TimeProvider>();
                return fake.PutBefore(behind: null, Marketplace);
            });
        }
    }

    private void Add<TSeam>(ConnectorCapabilities capability)
        where TSeam : class => _seams.Add(typeof(TSeam), (capability, new Fake<TSeam>((TSeam)(object)_marketplace)));
}
