using Lantern;
using Lantern.Buying;
using Lantern.Catalogue;
using Lantern.Following;
using Lantern.Gateway;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using ReverseBuy;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Connectors.Http;
using ReverseBuy.Following;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>The one line by which a host gets the marketplace.</summary>
public static class LanternReverseBuyBuilderExtensions
{
    /// <summary>Adds the connector.</summary>
    public static IReverseBuyBuilder AddLantern(this IReverseBuyBuilder builder, Action<LanternOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        builder.AddConnector(Descriptor)
            .UsePlatformCalls(LanternGateway.ClientName, provider => provider.GetRequiredService<IOptions<LanternOptions>>().Value.Calls)
            .Serve<ILinkRecognizer, LanternLinkRecognizer>()
            .Serve<IProductSource, LanternProductSource>()
            .Serve<IProductSearch, LanternProductSearch>()
            .Serve<ILiveOffers, LanternLiveOffers>()
            .Serve<IPurchasing, LanternPurchasing>()
            .Serve<IUpstreamOrders, LanternUpstreamOrders>()
            .Serve<ICallbackReceiver, LanternCallbackReceiver>();
        builder.Services.AddOptions<LanternOptions>().Configure(configure).ValidateOnStart();
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<LanternOptions>, LanternOptionsValidator>());
        builder.Services.AddSingleton<LanternGateway>();
        builder.Services.AddSingleton<LanternProductSource>();
        return builder;
    }

    // What it does not say it cannot: asking for it throws, and the suites check that too.
    private static ConnectorDescriptor Descriptor { get; } = new()
    {
        Marketplace = LanternMarketplace.Id,
        DisplayName = "Lantern",
        Capabilities = ConnectorCapabilities.Links | ConnectorCapabilities.Products | ConnectorCapabilities.KeywordSearch | ConnectorCapabilities.LiveOffers
            | ConnectorCapabilities.Purchasing | ConnectorCapabilities.UpstreamOrders | ConnectorCapabilities.Callbacks,
        OrderLineLimit = 20,
        VisibilityWindow = TimeSpan.FromMinutes(1),
    };
}
