using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Inventory;
using ReverseBuy.Inventory.Loading;
using ReverseBuy.Inventory.Memory;
using ReverseBuy.Orders;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Benchmarks.Snapshots;

/// <summary>ReverseBuy with storage in memory and one marketplace, for one tenant.</summary>
internal sealed class BrowseHost : IDisposable
{
    private static readonly MarketplaceId Marketplace = new("taobao");
    private static readonly TenantId Tenant = new("agent-anna");
    private static readonly BuyingAccountId Account = new("main");
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Product Product = NewProduct();

    private readonly ServiceProvider _services;
    private readonly SnapshotKeeper _keeper;
    private readonly AccountSlot _slot;

    private BrowseHost(int capacity, CountingShelf shelf)
    {
        var services = new ServiceCollection();
        var builder = services.AddReverseBuy(options => options.Inventory.MemoryCapacity = capacity);
        builder.UseInMemory();
        var connector = builder.AddConnector(new ConnectorDescriptor
        {
            Marketplace = Marketplace,
            DisplayName = "Shelf",
            Capabilities = ConnectorCapabilities.Products,
        });
        connector.Services.AddKeyedSingleton<IProductSource>(Marketplace, shelf);
        _services = services.BuildServiceProvider();
        var tenants = _services.GetRequiredService<ITenants>();
        tenants.OnboardAsync(Tenant, "Anna").AsTask().GetAwaiter().GetResult();
        tenants.ConnectAccountAsync(Tenant, Marketplace, Account, new AccountCredentials("token"), new Actor(ActorKind.Host, "benchmark")).AsTask().GetAwaiter().GetResult();
        Inventory = _services.GetRequiredService<IShadowInventory>();
        _keeper = _services.GetRequiredService<SnapshotKeeper>();
        _slot = _services.GetRequiredService<AccountSlots>().Of(Tenant, Marketplace, Account);
    }

    public IShadowInventory Inventory { get; }

    public static BrowseHost Start(int capacity, CountingShelf? shelf = null) => new(capacity, shelf ?? new CountingShelf(TimeSpan.Zero));

    public static ListingId Listing(int number) => new(Marketplace, Id(number));

    /// <summary>A key for a cache that takes texts.</summary>
    public static string Text(int number) => "agent-anna:taobao:" + Id(number);

    public static Snapshot NewSnapshot(int number) => new(Product with { Id = Listing(number) }, Noon);

    public IDisposable Enter() => _services.GetRequiredService<ITenantScopeFactory>().Enter(Tenant);

    /// <summary>Puts a snapshot into memory as the read path does, with what the policy of freshness keeps of it.</summary>
    public void Keep(ListingId listing, Snapshot snapshot) => _keeper.Load(_slot, listing.Value, snapshot);

    public void Dispose() => _services.Dispose();

    // As long as real ones.
    private static string Id(int number) => (610_000_000_000L + (number * 7_919L)).ToString(CultureInfo.InvariantCulture);

    private static Product NewProduct()
    {
        var listing = new ListingId(Marketplace, "0");
        return new Product
        {
            Id = listing,
            PageUrl = new Uri("https://item.taobao.com/item.htm?id=0"),
            Title = "红色连衣裙",
            Status = ListingStatus.OnSale,
            Seller = new Seller("1", "小店"),
            TierBasis = TierBasis.Sku,
            Skus = [new Sku { Id = new SkuId(listing, SkuId.OnlySku), Prices = PriceTable.Flat(new Money(59.90m, Currency.CNY)), Availability = Availability.InStock }],
        };
    }
}
