using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Orders;
using ReverseBuy.Sandbox;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Connectors.Jd.Tests.Support;

/// <summary>The connector against a simulator of its own, over a real socket.</summary>
internal sealed class SandboxFixture : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private SandboxFixture(SandboxHost sandbox, ServiceProvider services)
    {
        Sandbox = sandbox;
        _services = services;
        Control = sandbox.CreateClient();
    }

    public static ConnectorContext Context { get; } = ScriptedHost.Context with { Lane = CallLane.Purchase };

    public SandboxHost Sandbox { get; }

    public SandboxClient Control { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<SandboxFixture> StartAsync(Action<JdOptions>? configure = null, string token = "sandbox-token", SandboxOptions? options = null)
    {
        var sandbox = await SandboxHost.StartAsync(options ?? new SandboxOptions(), Token);
        var services = new ServiceCollection();
        services.AddReverseBuy(host => host.Warehouses.Add(ScriptedHost.Warehouse)).UseInMemory().AddJd(connector =>
        {
            (connector.Endpoint, connector.PictureEndpoint) = (sandbox.JdEndpoint, sandbox.JdPictureEndpoint);
            (connector.AppKey, connector.AppSecret, connector.Invoice.CompanyName) = ("sandbox-key", "sandbox-secret", "某某公司");

            // The sandbox bears any rate, and what fails here is to be seen at once.
            connector.Calls.Budget.CallsPerSecond = 10_000;
            connector.Calls.Budget.Burst = 10_000;
            connector.Calls.Resilience.Retries = 0;
            configure?.Invoke(connector);
        });
        var provider = services.BuildServiceProvider();
        var fixture = new SandboxFixture(sandbox, provider);
        await provider.GetRequiredService<ITenants>().OnboardAsync(Context.Tenant, "Alice", Token);
        await fixture.ConnectAsync(new AccountCredentials(token));
        return fixture;
    }

    public TSeam Seam<TSeam>()
        where TSeam : class => _services.GetRequiredService<IConnectors>().Require<TSeam>(JdMarketplace.Id);

    public async Task ConnectAsync(AccountCredentials credentials) => await _services.GetRequiredService<ITenants>()
        .ConnectAccountAsync(Context.Tenant, JdMarketplace.Id, Context.Account, credentials, new Actor(ActorKind.Host, "test"), Token);

    /// <summary>A listing with choices, by its place among those.</summary>
    public async Task<SandboxListing> ListingAsync(int index = 0) =>
        (await Control.GetListingsAsync(Token)).Where(listing => listing is { Marketplace: "jd", Skus.Count: > 1 }).ElementAt(index);

    public async Task<PurchaseLine> LineAsync(SandboxListing listing, int quantity, int sku = 0)
    {
        var id = new SkuId(new ListingId(JdMarketplace.Id, listing.Id), listing.Skus[sku].Id);
        var offers = await Seam<ILiveOffers>().GetAsync(Context, new LiveOfferRequest(ScriptedHost.Warehouse, [new LiveOfferLine(id, quantity)]), Token);
        var offered = Assert.IsType<LiveOffer.Offered>(Assert.Single(offers));
        return new PurchaseLine(offered.Sku, offered.PurchaseKey, quantity, offered.UnitPrice);
    }

    /// <summary>Reserves what two warehouses hold, so that it is split once it is confirmed.</summary>
    public async Task<(PurchaseRequest Request, string OrderId)> ReserveAsync(string reference = "rb1")
    {
        var listing = await ListingAsync();
        var request = new PurchaseRequest(reference, ScriptedHost.Warehouse, [await LineAsync(listing, 2), await LineAsync(listing, 1, 1)]);
        var placed = Assert.IsType<PurchaseResult.Placed>(await Seam<IPurchasing>().CreateAsync(Context, request, Token));
        return (request, Assert.Single(placed.Orders).Id);
    }

    public async ValueTask DisposeAsync()
    {
        Control.Dispose();
        await _services.DisposeAsync();
        await Sandbox.DisposeAsync();
    }
}
