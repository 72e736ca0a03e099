using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using ReverseBuy;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Connectors.Http;
using ReverseBuy.Connectors.Taobao;
using ReverseBuy.Connectors.Taobao.Buying;
using ReverseBuy.Connectors.Taobao.Catalogue;
using ReverseBuy.Connectors.Taobao.Following;
using ReverseBuy.Connectors.Taobao.Gateway;
using ReverseBuy.Connectors.Taobao.Tokens;
using ReverseBuy.Following;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Taobao and Tmall to a host.</summary>
public static class TaobaoReverseBuyBuilderExtensions
{
    // The platform publishes no limit for a create call; ours keeps a call short and a refusal readable.
    private const int OrderLineLimit = 50;

    /// <summary>Adds the connector of Taobao and Tmall (TaoWorld, the Taobao Global Open Platform).</summary>
    /// <param name="builder">The builder of the host.</param>
    /// <param name="configure">Sets the options; application key and secret have no default.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ConfigurationException">The connector was added before.</exception>
    /// <remarks>
    /// Message handlers that the host adds to every HTTP client are taken off the connector's client: one that repeats failed
    /// calls would buy twice. To add a handler knowingly, configure the client named <c>ReverseBuy.Taobao</c>.
    /// </remarks>
    public static IReverseBuyBuilder AddTaobao(this IReverseBuyBuilder builder, Action<TaobaoOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        var options = new TaobaoOptions();
        configure(options);
        builder.AddConnector(Describe(options))
            .UsePlatformCalls(TaobaoGateway.ClientName, provider => provider.GetRequiredService<IOptions<TaobaoOptions>>().Value.Calls)
            .Serve<ILinkRecognizer, TaobaoLinkRecognizer>()
            .Serve<IShortLinks, TaobaoShortLinks>()
            .Serve<IProductSource, TaobaoProductSource>()
            .Serve<IProductSearch, TaobaoProductSearch>()
            .Serve<IImageSearch, TaobaoImageSearch>()
            .Serve<IShopListings, TaobaoShopListings>()
            .Serve<ILiveOffers, TaobaoLiveOffers>()
            .Serve<IFreightEstimator, TaobaoFreightEstimator>()
            .Serve<IPurchasing, TaobaoPurchasing>()
            .Serve<IUpstreamOrders, TaobaoUpstreamOrders>()
            .Serve<IDomesticTracking, TaobaoDomesticTracking>()
            .Serve<IRefunds, TaobaoRefunds>()
            .Serve<ICallbackReceiver, TaobaoCallbackReceiver>()
            .Serve<ITokenIssuer, TaobaoTokenIssuer>();
        var services = builder.Services;
        services.AddOptions<TaobaoOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<TaobaoOptions>, TaobaoOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<TaobaoGateway>();
        services.AddSingleton<TaobaoItemSearch>();
        services.AddSingleton<TaobaoTranslator>();
        services.AddSingleton<TaobaoLiveOffers>();
        services.AddSingleton<TaobaoPurchasing>();
        services.AddSingleton<TaobaoOrderReader>();
        return builder;
    }

    private static ConnectorDescriptor Describe(TaobaoOptions options) => new()
    {
        Marketplace = TaobaoMarketplace.Id,
        DisplayName = "Taobao",
        Capabilities = ConnectorCapabilities.Links | ConnectorCapabilities.ShortLinks | ConnectorCapabilities.Products | ConnectorCapabilities.KeywordSearch
            | ConnectorCapabilities.ImageSearch | ConnectorCapabilities.ShopListings | ConnectorCapabilities.LiveOffers
            | ConnectorCapabilities.FreightEstimate | ConnectorCapabilities.Purchasing | ConnectorCapabilities.UpstreamOrders
            | ConnectorCapabilities.DomesticTracking | ConnectorCapabilities.Refunds | ConnectorCapabilities.Callbacks | ConnectorCapabilities.Tokens,
        OrderLineLimit = OrderLineLimit,
        CreateIsIdempotentByReference = true,
        VisibilityWindow = options.VisibilityWindow,
    };
}
