using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Connectors.Alibaba1688;
using ReverseBuy.Connectors.Http;
using ReverseBuy.Connectors.Taobao;
using ReverseBuy.Inventory;
using ReverseBuy.Orders;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Benchmarks.Verifying;

/// <summary>ReverseBuy with storage in memory and two marketplaces whose calls go through real budgets: those of 1688 and of Taobao, or ones that never run out.</summary>
internal sealed class VerifyingHost : IDisposable
{
    public const int Lines = 50;
    private static readonly TenantId Tenant = new("agent-anna");
    private static readonly BuyingAccountId Account = new("main");
    private static readonly MarketplaceId North = new("north");
    private static readonly MarketplaceId South = new("south");
    private static readonly Money Price = new(59.90m, Currency.CNY);

    private readonly ServiceProvider _services;
    private readonly DelayedMarketplace _slowestMarket;
    private readonly VerificationRequest _basket;

    private VerifyingHost(TimeSpan deadline, bool hasDefaultBudgets)
    {
        var services = new ServiceCollection();
        var builder = services.AddReverseBuy(options =>
        {
            options.Inventory.VerificationDeadline = deadline;
            options.Warehouses.Add(Guangzhou);
        });
        builder.UseInMemory();
        DelayedMarketplace[] markets =
        [
            Add(builder, North, 1688, hasDefaultBudgets ? new Alibaba1688Options().Calls : Spared()),
            Add(builder, South, 2003, hasDefaultBudgets ? new TaobaoOptions().Calls : Spared()),
        ];
        _services = services.BuildServiceProvider();
        var tenants = _services.GetRequiredService<ITenants>();
        tenants.OnboardAsync(Tenant, "Anna").AsTask().GetAwaiter().GetResult();
        foreach (var marketplace in new[] { North, South })
        {
            tenants.ConnectAccountAsync(Tenant, marketplace, Account, new AccountCredentials("token"), new Actor(ActorKind.Host, "benchmark")).AsTask().GetAwaiter().GetResult();
        }

        _slowestMarket = markets.MaxBy(market => market.Slowest.Delay)!;
        _basket = new VerificationRequest(
            [.. markets.SelectMany(market => market.Listings).Select(listing => new VerificationLine(DelayedMarketplace.OnlySku(listing), 1, Price))]);
    }

    private static WarehouseAddress Guangzhou { get; } = new()
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

    public static VerifyingHost Start(TimeSpan deadline, bool hasDefaultBudgets) => new(deadline, hasDefaultBudgets);

    public static Product NewProduct(ListingId listing) => new()
    {
        Id = listing,
        PageUrl = new Uri("https://market.example/item/" + listing.Value),
        Title = "红色连衣裙",
        Status = ListingStatus.OnSale,
        Seller = new Seller("1", "小店"),
        TierBasis = TierBasis.Sku,
        Skus = [new Sku { Id = DelayedMarketplace.OnlySku(listing), Prices = PriceTable.Flat(Price), Availability = Availability.Exactly(100) }],
    };

    /// <summary>Makes the slowest of the calls by itself, with nothing above the connector.</summary>
    public async Task CallSlowestAsync() => await _slowestMarket.GetAsync(
        new ConnectorContext(Tenant, Account, CallLane.Verify),
        new LiveOfferRequest(Guangzhou, [new LiveOfferLine(DelayedMarketplace.OnlySku(_slowestMarket.Slowest.Listing), 1)]),
        CancellationToken.None);

    public async Task<Verification> VerifyAsync()
    {
        using var scope = _services.GetRequiredService<ITenantScopeFactory>().Enter(Tenant);
        return await _services.GetRequiredService<IShadowInventory>().VerifyAsync(_basket);
    }

    public void Dispose() => _services.Dispose();

    private static PlatformCallOptions Spared()
    {
        var calls = new PlatformCallOptions();
        (calls.Budget.CallsPerSecond, calls.Budget.Burst) = (1_000_000, 1_000_000);
        return calls;
    }

    private DelayedMarketplace Add(IReverseBuyBuilder builder, MarketplaceId marketplace, int seed, PlatformCallOptions calls)
    {
        var market = new DelayedMarketplace(marketplace, seed, Lines / 2, () => _services.GetRequiredService<ICallBudgets>());
        var connector = builder.AddConnector(new ConnectorDescriptor
        {
            Marketplace = marketplace,
            DisplayName = "Delayed " + marketplace,
            Capabilities = ConnectorCapabilities.LiveOffers,
        });
        connector.UsePlatformCalls("delayed-" + marketplace, _ => calls);
        connector.Services.AddKeyedSingleton<ILiveOffers>(marketplace, market);
        return market;
    }
}
