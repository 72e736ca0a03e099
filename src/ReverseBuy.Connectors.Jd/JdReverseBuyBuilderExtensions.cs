using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using ReverseBuy;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Connectors.Http;
using ReverseBuy.Connectors.Jd;
using ReverseBuy.Connectors.Jd.Buying;
using ReverseBuy.Connectors.Jd.Catalogue;
using ReverseBuy.Connectors.Jd.Following;
using ReverseBuy.Connectors.Jd.Gateway;
using ReverseBuy.Connectors.Jd.Tokens;
using ReverseBuy.Following;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds JD to a host.</summary>
public static class JdReverseBuyBuilderExtensions
{
    private const int OrderLineLimit = 50;

    /// <summary>Adds the connector of JD (VOP, the purchasing interface of its enterprise business).</summary>
    /// <param name="builder">The builder of the host.</param>
    /// <param name="configure">Sets the options; application key, secret and the company of the invoices have no default.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ConfigurationException">The connector was added before.</exception>
    /// <remarks>
    /// Message handlers that the host adds to every HTTP client are taken off the connector's client: one that repeats failed
    /// calls would buy twice. To add a handler knowingly, configure the client named <c>ReverseBuy.Jd</c>.
    /// </remarks>
    public static IReverseBuyBuilder AddJd(this IReverseBuyBuilder builder, Action<JdOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        var options = new JdOptions();
        configure(options);
        builder.AddConnector(Describe(options))
            .UsePlatformCalls(JdGateway.ClientName, provider => provider.GetRequiredService<IOptions<JdOptions>>().Value.Calls)
            .Serve<ILinkRecognizer, JdLinkRecognizer>()
            .Serve<IShortLinks, JdShortLinks>()
            .Serve<IProductSource, JdProductSource>()
            .Serve<IProductSearch, JdProductSearch>()
            .Serve<ILiveOffers, JdLiveOffers>()
            .Serve<IFreightEstimator, JdFreightEstimator>()
            .Serve<IPurchasing, JdPurchasing>()
            .Serve<IUpstreamOrders, JdUpstreamOrders>()
            .Serve<IDomesticTracking, JdDomesticTracking>()
            .Serve<IChangeFeed, JdChangeFeed>()
            .Serve<IAccountSignIn, JdTokenIssuer>()
            .Serve<ITokenIssuer, JdTokenIssuer>();
        var services = builder.Services;
        services.AddOptions<JdOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<JdOptions>, JdOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<JdGateway>();
        services.AddSingleton<JdBatches>();
        services.AddSingleton<JdAreas>();
        services.AddSingleton<JdPictures>();
        services.AddSingleton<JdPrices>();
        services.AddSingleton<JdStock>();
        services.AddSingleton<JdSaleChecks>();
        services.AddSingleton<JdFreight>();
        services.AddSingleton<JdProductReader>();
        services.AddSingleton<JdGoods>();
        services.AddSingleton<JdOrderReader>();
        return builder;
    }

    private static ConnectorDescriptor Describe(JdOptions options) => new()
    {
        Marketplace = JdMarketplace.Id,
        DisplayName = "JD",
        Capabilities = ConnectorCapabilities.Links | ConnectorCapabilities.ShortLinks | ConnectorCapabilities.Products | ConnectorCapabilities.KeywordSearch
            | ConnectorCapabilities.LiveOffers | ConnectorCapabilities.FreightEstimate | ConnectorCapabilities.Purchasing
            | ConnectorCapabilities.UpstreamOrders | ConnectorCapabilities.DomesticTracking | ConnectorCapabilities.ChangeFeed
            | ConnectorCapabilities.Tokens | ConnectorCapabilities.SignIn,
        OrderLineLimit = OrderLineLimit,
        ListingsPerLiveOfferCall = JdLiveOffers.Listings,
        CreateIsIdempotentByReference = true,
        VisibilityWindow = options.VisibilityWindow,
    };
}
