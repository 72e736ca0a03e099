using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Alibaba1688;
using ReverseBuy.Connectors.Jd;
using ReverseBuy.Connectors.Taobao;
using ReverseBuy.Orders;
using ReverseBuy.Sandbox;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Connectors.Wire.Tests.Support;

/// <summary>A buying account at the simulator of one marketplace, behind a proxy that cuts its calls.</summary>
internal sealed class Buyer : IAsyncDisposable
{
    private static readonly ConnectorContext Context = new(new TenantId("alice"), new BuyingAccountId("main"), CallLane.Purchase);

    private readonly SandboxHost _sandbox;
    private readonly SandboxClient _control;
    private readonly ServiceProvider _services;
    private readonly MarketplaceId _marketplace;
    private IReadOnlyList<PurchaseLine> _lines = [];

    private Buyer(string marketplace, SandboxHost sandbox, Action<Http.PlatformCallOptions>? configure)
    {
        _marketplace = new MarketplaceId(marketplace);
        _sandbox = sandbox;
        _control = sandbox.CreateClient();
        Proxy = new CuttingProxy(sandbox.BaseAddress);
        var services = new ServiceCollection();
        services.AddReverseBuy().UseInMemory()
            .AddAlibaba1688(options =>
            {
                options.Endpoint = new Uri(Proxy.Address, "1688/openapi/");
                (options.AppKey, options.AppSecret) = ("sandbox-key", "sandbox-secret");
                Unlimited(options.Calls);
                configure?.Invoke(options.Calls);
            })
            .AddJd(options =>
            {
                options.Endpoint = new Uri(Proxy.Address, "jd/");
                (options.AppKey, options.AppSecret, options.Invoice.CompanyName) = ("sandbox-key", "sandbox-secret", "某某公司");
                Unlimited(options.Calls);
                configure?.Invoke(options.Calls);
            })
            .AddTaobao(options =>
            {
                options.Endpoint = new Uri(Proxy.Address, "taobao/rest");
                (options.AppKey, options.AppSecret) = ("sandbox-key", "sandbox-secret");
                Unlimited(options.Calls);
                configure?.Invoke(options.Calls);
            });
        _services = services.BuildServiceProvider();
    }

    public CuttingProxy Proxy { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static WarehouseAddress Warehouse { get; } = new()
    {
        Warehouse = new WarehouseId("gz"),
        Province = "广东省",
        City = "广州市",
        District = "白云区",
        Street = "机场路 1 号",
        DistrictCode = "440111",
        PostalCode = "510000",
        ContactName = "仓库",
        ContactPhone = "13000000000",
    };

    public static async Task<Buyer> StartAsync(
        string marketplace,
        Basket basket = Basket.Line,
        SandboxOptions? options = null,
        Action<Http.PlatformCallOptions>? configure = null)
    {
        var buyer = new Buyer(marketplace, await SandboxHost.StartAsync(options ?? new SandboxOptions(), Cancellation), configure);
        var tenants = buyer._services.GetRequiredService<ITenants>();
        await tenants.OnboardAsync(Context.Tenant, "Alice", Cancellation);
        await tenants.ConnectAccountAsync(Context.Tenant, buyer._marketplace, Context.Account, new AccountCredentials("sandbox-token"), new Actor(ActorKind.Host, "test"), Cancellation);
        buyer._lines = await buyer.FindLinesAsync(basket);
        return buyer;
    }

    public async Task<PurchaseResult> CreateAsync(string reference) =>
        await Seam<IPurchasing>().CreateAsync(Context, new PurchaseRequest(reference, Warehouse, _lines), Cancellation);

    public async Task<PayResult> PayAsync(string order) => await Seam<IPurchasing>().PayAsync(Context, order, Cancellation);

    public async Task<IReadOnlyList<UpstreamOrderReading>> FindAsync(string reference) =>
        await Seam<IUpstreamOrders>().FindByReferenceAsync(Context, reference, Cancellation);

    public async Task<UpstreamOrderReading> ReadAsync(string order) => (await Seam<IUpstreamOrders>().FindAsync(Context, order, Cancellation))!;

    /// <summary>What the simulator holds under a reference.</summary>
    public async Task<IReadOnlyList<SandboxOrder>> BooksAsync(string reference) =>
        [.. (await _control.GetOrdersAsync(Cancellation)).Where(order => order.Reference == reference)];

    /// <summary>How many calls whose operation ends in this the simulator carried out or refused.</summary>
    public async Task<int> CallsAsync(string operation) =>
        (await _control.GetCountersAsync(Cancellation)).ByOperation.Where(entry => entry.Key.EndsWith(operation, StringComparison.Ordinal)).Sum(entry => entry.Value);

    public Task PassAsync(TimeSpan time) => _control.AdvanceClockAsync(time, Cancellation);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Proxy.DisposeAsync();
        _control.Dispose();
        await _sandbox.DisposeAsync();
    }

    private static void Unlimited(Http.PlatformCallOptions calls)
    {
        (calls.Budget.CallsPerSecond, calls.Budget.Burst) = (100_000, 100_000);
        calls.Resilience.Retries = 0;
        calls.Resilience.BreakAfterCalls = 1_000_000;
    }

    private TSeam Seam<TSeam>()
        where TSeam : class => _services.GetRequiredService<IConnectors>().Require<TSeam>(_marketplace);

    private async Task<IReadOnlyList<PurchaseLine>> FindLinesAsync(Basket basket)
    {
        // The first of each few listings: lines of one listing are of one seller, which is what 1688 demands; at Taobao two sellers make two orders.
        var candidates = new List<PurchaseLine>();
        var listings = (await _control.GetListingsAsync(Cancellation)).Where(listing => listing.Marketplace == _marketplace.Value && !listing.Delisted && listing.LotSize is null);
        foreach (var listing in listings.OrderByDescending(listing => listing.Skus.Max(sku => sku.Stock)))
        {
            var lines = await OfferedAsync(listing, basket == Basket.Line ? 1 : 4);
            candidates.AddRange(lines);
            foreach (var purchase in basket == Basket.Line ? lines.Select(line => new[] { line }) : Pairs(candidates, lines))
            {
                if (await Seam<IPurchasing>().PreviewAsync(Context, new PurchaseRequest("preview", Warehouse, purchase), Cancellation) is PurchasePreview.Buyable buyable
                    && buyable.OrderCount == (basket == Basket.Split ? 2 : 1))
                {
                    return purchase;
                }
            }

            if (_marketplace.Value == "1688")
            {
                candidates.Clear();
            }
        }

        throw new InvalidOperationException($"The simulator has no {basket} to buy.");
    }

    private static IEnumerable<PurchaseLine[]> Pairs(IReadOnlyList<PurchaseLine> firsts, IReadOnlyList<PurchaseLine> seconds) =>
        from first in firsts from second in seconds where first.Sku != second.Sku select new[] { first, second };

    private async Task<IReadOnlyList<PurchaseLine>> OfferedAsync(SandboxListing listing, int most)
    {
        if (await Seam<IProductSource>().FindAsync(Context, new ListingId(_marketplace, listing.Id), Cancellation) is not { } product)
        {
            return [];
        }

        var quantity = Math.Max(listing.MinimumOrderQuantity, 1);
        var skus = listing.Skus.OrderByDescending(sku => sku.Stock).Take(most).Select(sku => product.Skus.First(one => one.Id.Value == sku.Id || sku.Id.Length == 0).Id);
        var lines = skus.Select(sku => new LiveOfferLine(sku, quantity)).ToList();
        var offers = await Seam<ILiveOffers>().GetAsync(Context, new LiveOfferRequest(Warehouse, lines), Cancellation);
        return [.. offers.OfType<LiveOffer.Offered>().Select(offered => new PurchaseLine(offered.Sku, offered.PurchaseKey, quantity, offered.UnitPrice))];
    }
}
