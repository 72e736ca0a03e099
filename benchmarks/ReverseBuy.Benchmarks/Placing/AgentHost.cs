using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Inventory;
using ReverseBuy.Tenancy;
using OrderRequest = ReverseBuy.Orders.PlaceOrder;

namespace ReverseBuy.Benchmarks.Placing;

/// <summary>A host with one agent and one marketplace, with a verification that answers at once and no background work.</summary>
internal static class AgentHost
{
    public static readonly TenantId Tenant = new("anna");
    private static readonly MarketplaceId Marketplace = new(PlainPlacement.Marketplace);
    private static readonly Money Price = new(Basket.UnitPrice, Currency.CNY);

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

    /// <summary>Starts a host.</summary>
    /// <param name="keys">A folder for keys.</param>
    /// <param name="store">Chooses the storage.</param>
    public static async Task<ServiceProvider> StartAsync(string keys, Action<IReverseBuyBuilder> store)
    {
        var services = new ServiceCollection();
        services.AddDataProtection().SetApplicationName("benchmarks").PersistKeysToFileSystem(new DirectoryInfo(keys));
        services.AddSingleton<IOrderVerification, Answered>();
        var builder = services.AddReverseBuy(options =>
        {
            options.SingleTenant = Tenant;
            options.Messaging.RunWorkers = false;
            options.Orders.Rates.Add(new ExchangeRate(Currency.CNY, Currency.EUR, 0.125m, "test", DateTimeOffset.UnixEpoch));
            options.Warehouses.Add(Guangzhou);
        });
        store(builder);
        builder.AddConnector(new ConnectorDescriptor { Marketplace = Marketplace, DisplayName = "Shelf", Capabilities = ConnectorCapabilities.None });
        var provider = services.BuildServiceProvider();
        await provider.GetRequiredService<ITenants>().OnboardAsync(Tenant, "Anna");
        return provider;
    }

    public static OrderRequest RequestOf(Basket basket) => new(
        new CustomerId(basket.Customer),
        [.. basket.Listings.Select(listing => new VerificationLine(new SkuId(new ListingId(Marketplace, listing), PlainPlacement.Sku), Basket.Quantity, Price))],
        Currency.EUR);

    /// <summary>Everything is there, at the price that was seen.</summary>
    private sealed class Answered(IIdGenerator ids, TimeProvider time) : IOrderVerification
    {
        public ValueTask<Verification> VerifyAsync(TenantId tenant, VerificationRequest request, CancellationToken cancellationToken)
        {
            var now = time.GetUtcNow();
            return ValueTask.FromResult(new Verification(ids.NewId<VerificationId>(), now, [.. request.Lines.Select(line => Confirm(line, now))]));
        }

        private static VerifiedLine Confirm(VerificationLine line, DateTimeOffset now)
        {
            var availability = Availability.Exactly(Basket.Stock);
            var product = new Product
            {
                Id = line.Sku.Listing,
                PageUrl = new Uri("https://shelf.example/" + line.Sku.Listing.Value),
                Title = "红色连衣裙",
                Status = ListingStatus.OnSale,
                Seller = new Seller("1", "小店"),
                TierBasis = TierBasis.Sku,
                Skus = [new Sku { Id = line.Sku, Prices = PriceTable.Flat(Price), Availability = availability }],
            };
            return new VerifiedLine(line, new LineDifference.Confirmed(), new LiveOffer.Offered(line.Sku, Price, availability, product, line.Sku.Value))
            {
                Account = new BuyingAccountId(PlainPlacement.Account),
                AskedAt = now,
            };
        }
    }
}
