using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Following;
using ReverseBuy.Messaging;

namespace ReverseBuy.Composition;

/// <summary>Refuses to start a host that is put together wrongly, and writes one line that lists every seam and who serves it.</summary>
internal sealed class StartupCheck(
    ReverseBuyOptions options,
    IEnumerable<SeamProvider> providers,
    IConnectors connectors,
    IServiceProvider services,
    ILogger<StartupCheck> logger) : IHostedLifecycleService
{
    private static readonly (ConnectorCapabilities Capability, Type Seam)[] Seams =
    [
        (ConnectorCapabilities.Links, typeof(ILinkRecognizer)),
        (ConnectorCapabilities.Products, typeof(IProductSource)),
        (ConnectorCapabilities.KeywordSearch, typeof(IProductSearch)),
        (ConnectorCapabilities.LiveOffers, typeof(ILiveOffers)),
        (ConnectorCapabilities.Purchasing, typeof(IPurchasing)),
        (ConnectorCapabilities.UpstreamOrders, typeof(IUpstreamOrders)),
        (ConnectorCapabilities.DomesticTracking, typeof(IDomesticTracking)),
        (ConnectorCapabilities.ImageSearch, typeof(IImageSearch)),
        (ConnectorCapabilities.ShopListings, typeof(IShopListings)),
        (ConnectorCapabilities.Recommendations, typeof(IRecommendations)),
        (ConnectorCapabilities.ShortLinks, typeof(IShortLinks)),
        (ConnectorCapabilities.FreightEstimate, typeof(IFreightEstimator)),
        (ConnectorCapabilities.Cashier, typeof(ICashier)),
        (ConnectorCapabilities.AfterSales, typeof(IAfterSales)),
        (ConnectorCapabilities.AddressParsing, typeof(IAddressParser)),
        (ConnectorCapabilities.Callbacks, typeof(ICallbackReceiver)),
        (ConnectorCapabilities.ChangeFeed, typeof(IChangeFeed)),
        (ConnectorCapabilities.Tokens, typeof(ITokenIssuer)),
        (ConnectorCapabilities.Refunds, typeof(IRefunds)),
        (ConnectorCapabilities.OfferFollowing, typeof(IOfferFollowing)),
        (ConnectorCapabilities.RefundVouchers, typeof(IRefundVouchers)),
        (ConnectorCapabilities.AssistedPurchasing, typeof(IAssistedPurchasing)),
        (ConnectorCapabilities.SignIn, typeof(IAccountSignIn)),
    ];

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        var problems = options.Inventory.Validate()
            .Concat(options.Orders.Validate())
            .Concat(options.Messaging.Validate())
            .Concat(options.Tenancy.Validate())
            .Concat(WarehouseProblems())
            .Concat(SeamProblems())
            .Concat(ConnectorProblems())
            .ToList();
        if (problems.Count > 0)
        {
            throw new ConfigurationException("ReverseBuy cannot start. " + string.Join(" ", problems));
        }

        Log.Started(
            logger,
            string.Join(", ", providers.Select(provider => $"{provider.Seam}: {provider.Provider}")),
            string.Join(", ", connectors.All.Select(connector => connector.DisplayName)));
        foreach (var provider in providers.Where(provider => provider.Warning is not null))
        {
            Log.ProviderWarns(logger, provider.Provider, provider.Warning!);
        }

        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private IEnumerable<string> WarehouseProblems() =>
        options.Warehouses.GroupBy(address => address.Warehouse)
            .Where(group => group.Count() > 1)
            .Select(group => $"ReverseBuy:Warehouses names warehouse '{group.Key}' twice; give each its own id.");

    private IEnumerable<string> SeamProblems()
    {
        if (!providers.Any(provider => provider.Seam == SeamProvider.Storage))
        {
            yield return "No storage is chosen: add .UseSqlite(…), or .UseInMemory() for a trial that keeps nothing.";
        }

        if (connectors.All.Count > 0 && services.GetService<IServiceProviderIsService>()?.IsService(typeof(ILeases)) == false)
        {
            yield return "The storage serves no leases, under which tokens are renewed: register an ILeases that all nodes ask.";
        }

        foreach (var seam in providers.GroupBy(provider => provider.Seam).Where(group => group.Count() > 1))
        {
            yield return $"The {seam.Key} has several providers ({string.Join(" and ", seam.Select(provider => provider.Provider))}); keep one.";
        }
    }

    private IEnumerable<string> ConnectorProblems()
    {
        foreach (var connector in connectors.All)
        {
            foreach (var (capability, seam) in Seams)
            {
                var declared = connector.Capabilities.HasFlag(capability);
                var served = services.GetService<IServiceProviderIsKeyedService>()?.IsKeyedService(seam, connector.Marketplace) ?? declared;
                if (declared != served)
                {
                    yield return declared
                        ? $"Connector '{connector.DisplayName}' declares {capability} but serves no {seam.Name}."
                        : $"Connector '{connector.DisplayName}' serves {seam.Name} but does not declare {capability}.";
                }
            }
        }
    }
}
