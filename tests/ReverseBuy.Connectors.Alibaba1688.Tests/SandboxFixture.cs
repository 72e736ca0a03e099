using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Inventory;
using ReverseBuy.Orders;
using ReverseBuy.Sandbox;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Connectors.Alibaba1688.Tests;

/// <summary>The connector against a simulator of its own, over a real socket.</summary>
internal sealed class SandboxFixture : IAsyncDisposable
{
    private static readonly TenantId Tenant = new("alice");
    private readonly SandboxHost _sandbox;
    private readonly ServiceProvider _services;

    private SandboxFixture(SandboxHost sandbox, ServiceProvider services)
    {
        _sandbox = sandbox;
        _services = services;
        Control = sandbox.CreateClient();
    }

    public static WarehouseAddress Warehouse { get; } = new()
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

    public SandboxClient Control { get; }

    public ConnectorContext Context { get; } = new(Tenant, new BuyingAccountId("main"), CallLane.Purchase);

    public static async Task<SandboxFixture> StartAsync(string secret = "sandbox-secret", string token = "sandbox-token", SandboxOptions? options = null, Action<Alibaba1688Options>? configure = null)
    {
        var sandbox = await SandboxHost.StartAsync(options ?? new SandboxOptions(), TestContext.Current.CancellationToken);
        var services = new ServiceCollection();
        services.AddReverseBuy().UseInMemory().AddAlibaba1688(connector =>
        {
            connector.Endpoint = sandbox.Alibaba1688Endpoint;
            connector.AuthorizationEndpoint = sandbox.Alibaba1688AuthorizationEndpoint;
            connector.AppKey = "sandbox-key";
            connector.AppSecret = secret;

            // The sandbox bears any rate, and what fails here is to be seen at once.
            connector.Calls.Budget.CallsPerSecond = 10_000;
            connector.Calls.Budget.Burst = 10_000;
            connector.Calls.Resilience.Retries = 0;
            configure?.Invoke(connector);
        });
        var provider = services.BuildServiceProvider();
        var tenants = provider.GetRequiredService<ITenants>();
        await tenants.OnboardAsync(Tenant, "Alice", TestContext.Current.CancellationToken);
        await tenants.ConnectAccountAsync(
            Tenant,
            Alibaba1688Marketplace.Id,
            new BuyingAccountId("main"),
            new AccountCredentials(token),
            new Actor(ActorKind.Host, "test"),
            TestContext.Current.CancellationToken);
        return new SandboxFixture(sandbox, provider);
    }

    public TSeam Seam<TSeam>()
        where TSeam : class => _services.GetRequiredService<IConnectors>().Require<TSeam>(Alibaba1688Marketplace.Id);

    public TService Service<TService>()
        where TService : notnull => _services.GetRequiredService<TService>();

    /// <summary>Reads a listing as a customer of the tenant does.</summary>
    public async Task<SnapshotRead.Found> BrowseAsync(ListingId listing)
    {
        using var scope = Service<ITenantScopeFactory>().Enter(Tenant);
        return Assert.IsType<SnapshotRead.Found>(await Service<IShadowInventory>().GetAsync(listing, TestContext.Current.CancellationToken));
    }

    /// <summary>Finds a listing by a word of its title and its place among those.</summary>
    public async Task<ListingId> ListingAsync(string word, int index)
    {
        var listings = await Control.GetListingsAsync(TestContext.Current.CancellationToken);
        var found = listings.Where(listing => listing.Marketplace == "1688" && listing.Title.Contains(word, StringComparison.Ordinal)).ToList();
        return new ListingId(Alibaba1688Marketplace.Id, found[index].Id);
    }

    public async Task<PurchaseLine> LineAsync(ListingId listing, int quantity, int sku = 0)
    {
        var product = await Seam<IProductSource>().FindAsync(Context, listing, TestContext.Current.CancellationToken);
        var offers = await Seam<ILiveOffers>().GetAsync(
            Context,
            new LiveOfferRequest(Warehouse, [new LiveOfferLine(product!.Skus[sku].Id, quantity)]),
            TestContext.Current.CancellationToken);
        var offered = Assert.IsType<LiveOffer.Offered>(Assert.Single(offers));
        return new PurchaseLine(offered.Sku, offered.PurchaseKey, quantity, offered.UnitPrice);
    }

    /// <summary>Lets the application in as the account's owner would, and takes the code that comes back.</summary>
    public async Task<string> ConsentAsync(Uri back)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });
        var page = Seam<ITokenIssuer>().AuthorizationPage(back, "state-1");
        using var answer = await browser.GetAsync(page, TestContext.Current.CancellationToken);
        var query = answer.Headers.Location!.Query.TrimStart('?').Split('&').ToDictionary(pair => pair.Split('=')[0], pair => pair.Split('=')[1]);
        Assert.Equal("state-1", query["state"]);
        return query["code"];
    }

    public Task ConnectAsync(AccountCredentials credentials) => _services.GetRequiredService<ITenants>()
        .ConnectAccountAsync(Tenant, Alibaba1688Marketplace.Id, new BuyingAccountId("main"), credentials, new Actor(ActorKind.Host, "test"), TestContext.Current.CancellationToken).AsTask();

    public async ValueTask DisposeAsync()
    {
        Control.Dispose();
        await _services.DisposeAsync();
        await _sandbox.DisposeAsync();
    }
}
