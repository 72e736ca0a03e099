using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using ReverseBuy;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Connectors.Alibaba1688;
using ReverseBuy.Connectors.Alibaba1688.Buying;
using ReverseBuy.Connectors.Alibaba1688.Catalogue;
using ReverseBuy.Connectors.Alibaba1688.Following;
using ReverseBuy.Connectors.Alibaba1688.Gateway;
using ReverseBuy.Connectors.Http;
using ReverseBuy.Connectors.Alibaba1688.Tokens;
using ReverseBuy.Following;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the marketplace 1688.</summary>
public static class Alibaba1688ReverseBuyBuilderExtensions
{
    /// <summary>Adds the connector of 1688 (open.1688.com, the cross-border buyer solution 跨境寻源通).</summary>
    /// <param name="builder">The builder of the host.</param>
    /// <param name="configure">Sets at least the application's key and secret.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ConfigurationException">The connector was added before.</exception>
    public static IReverseBuyBuilder AddAlibaba1688(this IReverseBuyBuilder builder, Action<Alibaba1688Options> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        var options = new Alibaba1688Options();
        configure(options);
        var services = builder.Services;
        services.AddOptions<Alibaba1688Options>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<Alibaba1688Options>, Alibaba1688OptionsValidator>());
        services.TryAddSingleton(provider => provider.GetRequiredService<IOptions<Alibaba1688Options>>().Value);
        services.TryAddSingleton<Alibaba1688Gateway>();
        builder.AddConnector(new ConnectorDescriptor
            {
                Marketplace = Alibaba1688Marketplace.Id,
                DisplayName = "1688",
                Capabilities = ConnectorCapabilities.Links | ConnectorCapabilities.ShortLinks | ConnectorCapabilities.Products | ConnectorCapabilities.KeywordSearch
                    | ConnectorCapabilities.LiveOffers | ConnectorCapabilities.Purchasing | ConnectorCapabilities.UpstreamOrders
                    | ConnectorCapabilities.DomesticTracking | ConnectorCapabilities.ImageSearch | ConnectorCapabilities.ShopListings
                    | ConnectorCapabilities.Recommendations | ConnectorCapabilities.FreightEstimate | ConnectorCapabilities.Cashier
                    | ConnectorCapabilities.AfterSales | ConnectorCapabilities.AddressParsing | ConnectorCapabilities.Callbacks
                    | ConnectorCapabilities.ChangeFeed | ConnectorCapabilities.Tokens | ConnectorCapabilities.Refunds
                    | ConnectorCapabilities.RefundVouchers | ConnectorCapabilities.OfferFollowing,
                OrderLineLimit = 50,
                CreateIsIdempotentByReference = false,
                VisibilityWindow = options.VisibilityWindow,
            })
            .UsePlatformCalls(Alibaba1688Gateway.ClientName, provider => provider.GetRequiredService<Alibaba1688Options>().Calls)
            .Serve<ILinkRecognizer, Alibaba1688LinkRecognizer>()
            .Serve<IShortLinks, Alibaba1688ShortLinks>()
            .Serve<IProductSource, Alibaba1688ProductSource>()
            .Serve<IProductSearch, Alibaba1688ProductSearch>()
            .Serve<ILiveOffers, Alibaba1688LiveOffers>()
            .Serve<IPurchasing, Alibaba1688Purchasing>()
            .Serve<IUpstreamOrders, Alibaba1688UpstreamOrders>()
            .Serve<IDomesticTracking, Alibaba1688DomesticTracking>()
            .Serve<IImageSearch, Alibaba1688ImageSearch>()
            .Serve<IShopListings, Alibaba1688ShopListings>()
            .Serve<IRecommendations, Alibaba1688Recommendations>()
            .Serve<IFreightEstimator, Alibaba1688FreightEstimator>()
            .Serve<ICashier, Alibaba1688Cashier>()
            .Serve<IAfterSales, Alibaba1688AfterSales>()
            .Serve<IRefunds, Alibaba1688AfterSales>()
            .Serve<IRefundVouchers, Alibaba1688RefundVouchers>()
            .Serve<IAddressParser, Alibaba1688AddressParser>()
            .Serve<ICallbackReceiver, Alibaba1688CallbackReceiver>()
            .Serve<IChangeFeed, Alibaba1688ChangeFeed>()
            .Serve<IOfferFollowing, Alibaba1688OfferFollowing>()
            .Serve<ITokenIssuer, Alibaba1688TokenIssuer>();
        return builder;
    }
}
