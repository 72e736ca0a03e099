using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Jd.Tests.Support;
using ReverseBuy.Following;

namespace ReverseBuy.Connectors.Jd.Tests;

public sealed class RegistrationTests
{
    public static TheoryData<string, Action<JdOptions>> WrongOptions => new()
    {
        { "AppKey", options => options.AppKey = " " },
        { "AppSecret", options => options.AppSecret = string.Empty },
        { "Endpoint", options => options.Endpoint = new Uri("http://bizapi.jd.com/") },
        { "Endpoint", options => options.Endpoint = new Uri("https://bizapi.jd.com/api") },
        { "Endpoint", options => options.Endpoint = new Uri("https://user@bizapi.jd.com/") },
        { "PictureEndpoint", options => options.PictureEndpoint = new Uri("https://img13.360buyimg.com/n0") },
        { "PaymentType", options => options.PaymentType = (JdPaymentType)1 },
        { "Email", options => options.Email = " " },
        { "OrderFields:submitState", options => options.OrderFields["submitState"] = "1" },
        { "OrderFields:token", options => options.OrderFields["token"] = "x" },
        { "Invoice:State", options => options.Invoice.State = (JdInvoiceState)9 },
        { "Invoice:State", options => options.Invoice.State = JdInvoiceState.WithGoods },
        { "Invoice:Type", options => options.Invoice.Type = (JdInvoiceType)9 },
        { "Invoice:Title", options => options.Invoice.Title = (JdInvoiceTitle)9 },
        { "Invoice:CompanyName", options => options.Invoice.CompanyName = null },
        { "Invoice:Content", options => options.Invoice.Content = (JdInvoiceContent)9 },
        { "AreaLifetime", options => options.AreaLifetime = TimeSpan.Zero },
        { "CallTimeout", options => options.CallTimeout = TimeSpan.Zero },
        { "PurchaseTimeout", options => options.PurchaseTimeout = TimeSpan.FromSeconds(-1) },
        { "VisibilityWindow", options => options.VisibilityWindow = TimeSpan.Zero },
        { "ShortLinkTimeout", options => options.ShortLinkTimeout = TimeSpan.Zero },
        { "ShortLinkEndpoint", options => options.ShortLinkEndpoint = new Uri("https://3.cn/") },
        { "Calls", options => options.Calls.Resilience.LongestCall = TimeSpan.Zero },
    };

    [Theory]
    [MemberData(nameof(WrongOptions))]
    public async Task A_wrong_setting_fails_the_start_and_is_named(string key, Action<JdOptions> configure)
    {
        // Refused values must not reach the clock of the call budget.
        await using var host = Host(configure);
        var error = Assert.Throws<OptionsValidationException>(host.GetRequiredService<IStartupValidator>().Validate);
        Assert.Contains("ReverseBuy:Jd:" + key, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(ScriptedHost.Secret, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_defaults_are_good_and_plain_http_is_allowed_on_this_machine()
    {
        await using var host = Host(options => options.Endpoint = options.PictureEndpoint = new Uri("http://127.0.0.1:1/jd/"));
        host.GetRequiredService<IStartupValidator>().Validate();
    }

    [Fact]
    public async Task Everything_that_the_descriptor_promises_is_served()
    {
        await using var host = await ScriptedHost.StartAsync(options => options.VisibilityWindow = TimeSpan.FromMinutes(3));
        var descriptor = host.Service<IConnectors>().Describe(JdMarketplace.Id);
        Assert.Equal(
            ConnectorCapabilities.Links | ConnectorCapabilities.ShortLinks | ConnectorCapabilities.Products | ConnectorCapabilities.KeywordSearch
                | ConnectorCapabilities.LiveOffers | ConnectorCapabilities.FreightEstimate | ConnectorCapabilities.Purchasing
                | ConnectorCapabilities.UpstreamOrders | ConnectorCapabilities.DomesticTracking | ConnectorCapabilities.ChangeFeed
                | ConnectorCapabilities.Tokens | ConnectorCapabilities.SignIn,
            descriptor.Capabilities);
        Assert.Equal(
            (true, 50, 20, TimeSpan.FromMinutes(3), "JD"),
            (descriptor.CreateIsIdempotentByReference, descriptor.OrderLineLimit, descriptor.ListingsPerLiveOfferCall, descriptor.VisibilityWindow, descriptor.DisplayName));
        Assert.All(
            new object[]
            {
                host.Seam<ILinkRecognizer>(), host.Seam<IShortLinks>(), host.Seam<IProductSource>(), host.Seam<IProductSearch>(), host.Seam<ILiveOffers>(),
                host.Seam<IFreightEstimator>(), host.Seam<IPurchasing>(), host.Seam<IUpstreamOrders>(), host.Seam<IDomesticTracking>(), host.Seam<IChangeFeed>(),
                host.Seam<ITokenIssuer>(), host.Seam<IAccountSignIn>(),
            },
            Assert.NotNull);
    }

    [Fact]
    public async Task What_the_platform_does_not_have_is_not_served()
    {
        await using var host = await ScriptedHost.StartAsync();
        var keyed = host.Service<IServiceProviderIsKeyedService>();
        Assert.All(
            new[]
            {
                typeof(IImageSearch), typeof(IShopListings), typeof(IRecommendations), typeof(IAfterSales), typeof(IRefunds), typeof(IRefundVouchers), typeof(ICashier),
                typeof(IAddressParser), typeof(ICallbackReceiver), typeof(IOfferFollowing), typeof(IAssistedPurchasing),
            },
            seam => Assert.False(keyed.IsKeyedService(seam, JdMarketplace.Id)));
        Assert.Throws<NotSupportedByMarketplaceException>(host.Seam<IImageSearch>);
    }

    [Fact]
    public void The_options_do_not_show_their_secret() =>
        Assert.DoesNotContain("hush", new JdOptions { AppSecret = "hush" }.ToString(), StringComparison.Ordinal);

    private static ServiceProvider Host(Action<JdOptions> configure)
    {
        var services = new ServiceCollection();
        services.AddReverseBuy().UseInMemory().AddJd(options =>
        {
            (options.AppKey, options.AppSecret, options.Invoice.CompanyName) = (ScriptedHost.AppKey, ScriptedHost.Secret, "某某公司");
            configure(options);
        });
        return services.BuildServiceProvider();
    }
}
