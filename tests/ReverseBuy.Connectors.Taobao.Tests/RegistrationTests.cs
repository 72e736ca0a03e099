using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Taobao.Tests.Support;
using ReverseBuy.Following;

namespace ReverseBuy.Connectors.Taobao.Tests;

public sealed class RegistrationTests
{
    public static TheoryData<string, Action<TaobaoOptions>> WrongOptions => new()
    {
        { "AppKey", options => options.AppKey = " " },
        { "AppSecret", options => options.AppSecret = string.Empty },
        { "Endpoint", options => options.Endpoint = new Uri("http://api.taobao.global/rest") },
        { "Endpoint", options => options.Endpoint = new Uri("https://user@api.taobao.global/rest") },
        { "Endpoint", options => options.Endpoint = new Uri("rest", UriKind.Relative) },
        { "AuthorizationEndpoint", options => options.AuthorizationEndpoint = new Uri("http://api.taobao.global/oauth/authorize") },
        { "Language", options => options.Language = "fr" },
        { "Language", options => options.TranslateMissing = true },
        { "SearchPriceUnit", options => options.SearchPriceUnit = (TaobaoSearchPriceUnit)9 },
        { "ChannelOrderType", options => options.ChannelOrderType = " " },
        { "CancelReason", options => options.CancelReason = string.Empty },
        { "OrderLineKeyStyle", options => options.OrderLineKeyStyle = (TaobaoOrderLineKeyStyle)9 },
        { "CallTimeout", options => options.CallTimeout = TimeSpan.Zero },
        { "CreateTimeout", options => options.CreateTimeout = TimeSpan.FromSeconds(-1) },
        { "VisibilityWindow", options => options.VisibilityWindow = TimeSpan.Zero },
    };

    [Theory]
    [MemberData(nameof(WrongOptions))]
    public async Task A_wrong_setting_fails_the_start_and_is_named(string key, Action<TaobaoOptions> configure)
    {
        await using var host = new TaobaoHost(configure: configure);
        var error = Assert.Throws<OptionsValidationException>(host.Service<IStartupValidator>().Validate);
        Assert.Contains("ReverseBuy:Taobao:" + key, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(TaobaoHost.AppSecret, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plain_http_is_allowed_on_this_machine()
    {
        await using var host = new TaobaoHost(configure: options => options.Endpoint = new Uri("http://127.0.0.1:1/rest"));
        host.Service<IStartupValidator>().Validate();
        Assert.Equal(new Uri("http://127.0.0.1:1/rest"), host.Service<IOptions<TaobaoOptions>>().Value.Endpoint);
    }

    [Fact]
    public async Task Everything_that_the_descriptor_promises_is_served()
    {
        await using var host = new TaobaoHost(configure: options => options.VisibilityWindow = TimeSpan.FromMinutes(3));
        var descriptor = host.Service<ConnectorDescriptor>();
        Assert.Equal(
            ConnectorCapabilities.Links | ConnectorCapabilities.ShortLinks | ConnectorCapabilities.Products | ConnectorCapabilities.KeywordSearch | ConnectorCapabilities.ImageSearch
                | ConnectorCapabilities.ShopListings | ConnectorCapabilities.LiveOffers | ConnectorCapabilities.FreightEstimate
                | ConnectorCapabilities.Purchasing | ConnectorCapabilities.UpstreamOrders | ConnectorCapabilities.DomesticTracking
                | ConnectorCapabilities.Refunds | ConnectorCapabilities.Callbacks | ConnectorCapabilities.Tokens,
            descriptor.Capabilities);
        Assert.Equal((true, 50, TimeSpan.FromMinutes(3)), (descriptor.CreateIsIdempotentByReference, descriptor.OrderLineLimit, descriptor.VisibilityWindow));
        Assert.All(
            new object[]
            {
                host.Seam<ILinkRecognizer>(), host.Seam<IShortLinks>(), host.Seam<IProductSource>(), host.Seam<IProductSearch>(), host.Seam<IImageSearch>(),
                host.Seam<IShopListings>(), host.Seam<ILiveOffers>(), host.Seam<IFreightEstimator>(), host.Seam<IPurchasing>(),
                host.Seam<IUpstreamOrders>(), host.Seam<IDomesticTracking>(), host.Seam<IRefunds>(), host.Seam<ICallbackReceiver>(),
                host.Seam<ITokenIssuer>(),
            },
            Assert.NotNull);
    }

    [Fact]
    public async Task What_the_platform_does_not_have_is_not_served()
    {
        await using var host = new TaobaoHost();
        var keyed = host.Service<IServiceProviderIsKeyedService>();
        Assert.All(
            new[] { typeof(IAfterSales), typeof(ICashier), typeof(IRecommendations), typeof(IAddressParser), typeof(IChangeFeed) },
            seam => Assert.False(keyed.IsKeyedService(seam, TaobaoMarketplace.Id)));
    }

    [Fact]
    public async Task A_host_whose_clients_all_repeat_failed_calls_still_buys_once()
    {
        var gateway = new ScriptedGateway().Answer("/purchase/order/create", () => throw new HttpRequestException("cut"));
        await using var host = new TaobaoHost(gateway, services: services =>
            services.ConfigureHttpClientDefaults(client => client.AddHttpMessageHandler(() => new Repeating())));
        var error = await Assert.ThrowsAsync<MarketplaceException>(async () => await host.Seam<IPurchasing>().CreateAsync(
            TaobaoHost.Context, Purchases.Request(Purchases.Line("1:2")), TestContext.Current.CancellationToken));
        Assert.Equal(MarketplaceErrorKind.OutcomeUnknown, error.Kind);
        Assert.Single(gateway.Calls);
    }

    [Fact]
    public void The_options_do_not_show_their_secret() =>
        Assert.DoesNotContain("hush", new TaobaoOptions { AppSecret = "hush" }.ToString(), StringComparison.Ordinal);

    private sealed class Repeating : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            catch (HttpRequestException)
            {
                return await base.SendAsync(request, cancellationToken);
            }
        }
    }
}
