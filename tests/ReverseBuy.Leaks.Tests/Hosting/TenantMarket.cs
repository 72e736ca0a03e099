using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;

namespace ReverseBuy.Leaks.Tests.Hosting;

/// <summary>
/// The marketplace as it shows itself to one tenant: the same listings, sellers and orders by their numbers as to every other, and other titles, prices and contents. What is kept by a number
/// alone is kept for the wrong one.
/// </summary>
internal sealed class TenantMarket
{
    private readonly ServiceProvider _services;
    private readonly FakeConnector _connector;

    public TenantMarket(MarketplaceId marketplace, LeakTenant? tenant, TimeProvider time)
    {
        _connector = new FakeConnector(marketplace.Value);
        var services = new ServiceCollection().AddSingleton(time);
        new Builder(services).AddFakeConnector(_connector);
        Seams = [.. services.Where(service => Equals(service.ServiceKey, marketplace)).Select(service => service.ServiceType)];
        _services = services.BuildServiceProvider();
        for (var number = 1; tenant is not null && number <= 6; number++)
        {
            Offer(new ListingId(marketplace, $"100{number}"), tenant);
        }
    }

    /// <summary>The seams that it serves.</summary>
    public IReadOnlyList<Type> Seams { get; }

    public object Serve(Type seam) => _services.GetRequiredKeyedService(seam, _connector.Marketplace);

    /// <summary>Sellers ship all that is paid.</summary>
    public void Ship()
    {
        foreach (var order in _connector.Orders.Where(order => order.Status == UpstreamStatus.Paid))
        {
            _connector.Move(order.Id, UpstreamStatus.Shipped);
        }
    }

    private void Offer(ListingId id, LeakTenant tenant) => _connector.Offer(new Product
    {
        Id = id,
        PageUrl = new Uri($"https://{_connector.Marketplace}.example/item/{id.Value}"),
        Title = tenant.Text($"宝贝 {id.Value}"),
        Status = ListingStatus.OnSale,
        Seller = new Seller("seller", tenant.Text("Seller")),
        Skus = [new Sku { Id = new SkuId(id, SkuId.OnlySku), Prices = PriceTable.Flat(tenant.Amount(Currency.CNY)), Availability = Availability.Exactly(1_000_000) }],
        TierBasis = TierBasis.Sku,
    });

    private sealed record Builder(IServiceCollection Services) : IReverseBuyBuilder;
}
