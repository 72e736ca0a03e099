using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using ReverseBuy;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Connectors.Http;
using ReverseBuy.Connectors.Pinduoduo;
using ReverseBuy.Connectors.Pinduoduo.Buying;
using ReverseBuy.Connectors.Pinduoduo.Catalogue;
using ReverseBuy.Connectors.Pinduoduo.Gateway;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Pinduoduo to a host.</summary>
public static class PinduoduoReverseBuyBuilderExtensions
{
    /// <summary>Adds the connector of Pinduoduo (Duoduo Jinbao). It has no interface to buy by: a person buys by a link, and the order is found again.</summary>
    /// <param name="builder">The builder of the host.</param>
    /// <param name="configure">Sets the options; application key, secret, promotion id and uid have no default.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ConfigurationException">The connector was added before.</exception>
    /// <remarks>To add a message handler knowingly, configure the client named <c>ReverseBuy.Pinduoduo</c>; those added to all clients are taken off it.</remarks>
    public static IReverseBuyBuilder AddPinduoduo(this IReverseBuyBuilder builder, Action<PinduoduoOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        var options = new PinduoduoOptions();
        configure(options);
        builder.AddConnector(Describe(options))
            .UsePlatformCalls(PinduoduoGateway.ClientName, provider => provider.GetRequiredService<IOptions<PinduoduoOptions>>().Value.Calls)
            .Serve<ILinkRecognizer, PinduoduoLinkRecognizer>()
            .Serve<IProductSource, PinduoduoProductSource>()
            .Serve<IProductSearch, PinduoduoProductSearch>()
            .Serve<ILiveOffers, PinduoduoLiveOffers>()
            .Serve<IAssistedPurchasing, PinduoduoAssistedPurchasing>()
            .Serve<IUpstreamOrders, PinduoduoUpstreamOrders>();
        var services = builder.Services;
        services.AddOptions<PinduoduoOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PinduoduoOptions>, PinduoduoOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<PinduoduoGateway>();
        services.AddSingleton<PinduoduoGoods>();
        services.AddSingleton<PinduoduoOrderFeed>();
        return builder;
    }

    private static ConnectorDescriptor Describe(PinduoduoOptions options) => new()
    {
        Marketplace = PinduoduoMarketplace.Id,
        DisplayName = "Pinduoduo",
        Capabilities = ConnectorCapabilities.Links | ConnectorCapabilities.Products | ConnectorCapabilities.KeywordSearch | ConnectorCapabilities.LiveOffers
            | ConnectorCapabilities.AssistedPurchasing | ConnectorCapabilities.UpstreamOrders,

        // A link is to one listing, and an order at Pinduoduo has one line.
        OrderLineLimit = 1,
        ListingsPerLiveOfferCall = 1,
        VisibilityWindow = options.VisibilityWindow,
    };
}
