using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;

namespace ReverseBuy.Inventory.Tests;

/// <summary>A marketplace whose shelf the test fills, and which counts what it is asked.</summary>
internal sealed class FakeMarketplace(MarketplaceId id, int listingsPerCall = 1, bool estimatesFreight = false)
    : IProductSource, ILiveOffers, IFreightEstimator, ILinkRecognizer, IShortLinks
{
    private int _detailCalls;
    private int _offerCalls;

    public ConcurrentDictionary<ListingId, Product> Shelf { get; } = new();

    /// <summary>The listings behind short links, by the text that holds one.</summary>
    public ConcurrentDictionary<string, ListingId> ShortLinks { get; } = new(StringComparer.Ordinal);

    public ConcurrentDictionary<(TenantId Tenant, BuyingAccountId Account), Money> AccountPrices { get; } = new();

    /// <summary>What live offers say of a listing, where it is not what browsing shows.</summary>
    public ConcurrentDictionary<ListingId, Product> LiveShelf { get; } = new();

    /// <summary>The accounts that live offers were asked with.</summary>
    public ConcurrentQueue<BuyingAccountId> AskedWith { get; } = new();

    /// <summary>The calls for live offers, as they came.</summary>
    public ConcurrentQueue<(ConnectorContext Context, LiveOfferRequest Request)> OfferRequests { get; } = new();

    /// <summary>Holds up the live offers of a listing until the test lets them go on, or fail.</summary>
    public ConcurrentDictionary<ListingId, TaskCompletionSource> OfferGates { get; } = new();

    /// <summary>What calls for the live offers of a listing fail with.</summary>
    public ConcurrentDictionary<ListingId, Exception> OfferFaults { get; } = new();

    /// <summary>What the freight of a listing costs; what is not in here is refused.</summary>
    public ConcurrentDictionary<ListingId, Money> Freights { get; } = new();

    /// <summary>Holds up the freight of a listing.</summary>
    public ConcurrentDictionary<ListingId, TaskCompletionSource> FreightGates { get; } = new();

    /// <summary>SKUs that it leaves out of its answers, against its contract.</summary>
    public ConcurrentDictionary<SkuId, bool> LeftOut { get; } = new();

    /// <summary>Whether it goes on when it is told to stop.</summary>
    public bool IsDeaf { get; set; }

    /// <summary>The lanes that details were asked in.</summary>
    public ConcurrentQueue<CallLane> Lanes { get; } = new();

    /// <summary>Looked at whenever a detail is asked for.</summary>
    public Action? OnDetail { get; set; }

    public TaskCompletionSource? Gate { get; set; }

    public MarketplaceException? Outage { get; set; }

    public int DetailCalls => _detailCalls;

    public int OfferCalls => _offerCalls;

    public static Product NewProduct(ListingId id, Money price, int stock = 100, int minimum = 1, int lot = 1) => new()
    {
        Id = id,
        PageUrl = new Uri("https://market.example/item/" + id.Value),
        Title = "红色连衣裙",
        Status = ListingStatus.OnSale,
        Seller = new Seller("seller-1", "小店"),
        TierBasis = TierBasis.Sku,
        MinimumOrderQuantity = minimum,
        LotSize = lot,
        Skus = [new Sku { Id = new SkuId(id, "red-m"), Prices = PriceTable.Flat(price), Availability = Availability.Exactly(stock) }],
    };

    public void Register(IReverseBuyBuilder builder)
    {
        var connector = builder.AddConnector(new ConnectorDescriptor
        {
            Marketplace = id,
            DisplayName = "Fake " + id,
            Capabilities = ConnectorCapabilities.Links | ConnectorCapabilities.ShortLinks | ConnectorCapabilities.Products | ConnectorCapabilities.LiveOffers
                | (estimatesFreight ? ConnectorCapabilities.FreightEstimate : ConnectorCapabilities.None),
            ListingsPerLiveOfferCall = listingsPerCall,
        });
        if (estimatesFreight)
        {
            connector.Services.AddKeyedSingleton<IFreightEstimator>(id, this);
        }

        connector.Services.AddKeyedSingleton<IProductSource>(id, this);
        connector.Services.AddKeyedSingleton<ILiveOffers>(id, this);
        connector.Services.AddKeyedSingleton<ILinkRecognizer>(id, this);
        connector.Services.AddKeyedSingleton<IShortLinks>(id, this);
    }

    public async ValueTask<Product?> FindAsync(ConnectorContext context, ListingId listing, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _detailCalls);
        Lanes.Enqueue(context.Lane);
        OnDetail?.Invoke();
        if (Gate is { } gate)
        {
            await gate.Task.WaitAsync(cancellationToken);
        }

        return Outage is { } outage ? throw outage
            : !Shelf.TryGetValue(listing, out var product) ? null
            : AccountPrices.TryGetValue((context.Tenant, context.Account), out var price) ? NewProduct(listing, price)
            : product;
    }

    public async ValueTask<IReadOnlyList<LiveOffer>> GetAsync(ConnectorContext context, LiveOfferRequest request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _offerCalls);
        AskedWith.Enqueue(context.Account);
        OfferRequests.Enqueue((context, request));
        if (Gate is { } gate)
        {
            await gate.Task.WaitAsync(cancellationToken);
        }

        // What it answers is true when it is asked, however long the answer is under way.
        List<LiveOffer> offers = [.. request.Lines.Where(line => !LeftOut.ContainsKey(line.Sku)).Select(Answer)];
        foreach (var listing in request.Lines.Select(line => line.Sku.Listing).Distinct())
        {
            await PassAsync(OfferGates, listing, cancellationToken);
            if (OfferFaults.TryGetValue(listing, out var fault))
            {
                throw fault;
            }
        }

        return Outage is { } outage ? throw outage : offers;
    }

    public async ValueTask<IReadOnlyList<FreightEstimate>> EstimateAsync(ConnectorContext context, LiveOfferRequest request, CancellationToken cancellationToken)
    {
        var listing = request.Lines.Select(line => line.Sku.Listing).Distinct().Single();
        await PassAsync(FreightGates, listing, cancellationToken);
        return Freights.TryGetValue(listing, out var freight)
            ? [new FreightEstimate(listing, freight, freight.IsZero)]
            : throw new MarketplaceException(id, MarketplaceErrorKind.Unavailable, "no freight");
    }

    public ListingId? Recognize(string text)
    {
        var at = text.IndexOf("market.example/item/", StringComparison.Ordinal);
        return at < 0 ? null : new ListingId(id, text[(at + 20)..].Split(' ')[0]);
    }

    public ValueTask<ListingId?> ResolveAsync(string text, CancellationToken cancellationToken) =>
        Outage is { } outage ? throw outage
            : ValueTask.FromResult(ShortLinks.TryGetValue(text, out var listing) ? listing : (ListingId?)null);

    private Task PassAsync(ConcurrentDictionary<ListingId, TaskCompletionSource> gates, ListingId listing, CancellationToken cancellationToken) =>
        !gates.TryGetValue(listing, out var gate) ? Task.CompletedTask
            : IsDeaf ? gate.Task
            : gate.Task.WaitAsync(cancellationToken);

    private LiveOffer Answer(LiveOfferLine line)
    {
        if (!LiveShelf.TryGetValue(line.Sku.Listing, out var product) && !Shelf.TryGetValue(line.Sku.Listing, out product))
        {
            return new LiveOffer.ListingGone(line.Sku);
        }

        return product.FindSku(line.Sku) is { } sku
            ? new LiveOffer.Offered(line.Sku, sku.Prices.UnitPriceAt(line.Quantity), sku.Availability, product, "key-" + sku.Id.Value)
            : new LiveOffer.SkuGone(line.Sku, product);
    }
}
