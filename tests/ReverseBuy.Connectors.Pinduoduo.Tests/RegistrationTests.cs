using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ReverseBuy.Connectors.Pinduoduo.Gateway;
using ReverseBuy.Connectors.Pinduoduo.Tests.Support;
using ReverseBuy.Wire;

namespace ReverseBuy.Connectors.Pinduoduo.Tests;

public sealed class RegistrationTests
{
    public static TheoryData<string, Action<PinduoduoOptions>> WrongOptions => new()
    {
        { "AppKey", options => options.AppKey = " " },
        { "AppSecret", options => options.AppSecret = string.Empty },
        { "Endpoint", options => options.Endpoint = new Uri("http://gw-api.pinduoduo.com/api/router") },
        { "Endpoint", options => options.Endpoint = new Uri("https://user@gw-api.pinduoduo.com/api/router") },
        { "Endpoint", options => options.Endpoint = new Uri("https://gw-api.pinduoduo.com/api/router?x=1") },
        { "Pid", options => options.Pid = "60005" },
        { "Pid", options => options.Pid = "60005_612\n" },
        { "Uid", options => options.Uid = string.Empty },
        { "Uid", options => options.Uid = "12345678" },
        { "Uid", options => options.Uid = "a\"b" },
        { "ReferenceLookBack", options => options.ReferenceLookBack = TimeSpan.Zero },
        { "ReferenceLookBack", options => options.ReferenceLookBack = TimeSpan.FromDays(91) },
        { "CallTimeout", options => options.CallTimeout = TimeSpan.Zero },
        { "VisibilityWindow", options => options.VisibilityWindow = TimeSpan.FromSeconds(-1) },
        { "Calls", options => options.Calls.Resilience.LongestCall = TimeSpan.Zero },
    };

    [Theory]
    [MemberData(nameof(WrongOptions))]
    public async Task A_wrong_setting_fails_the_start_and_is_named(string key, Action<PinduoduoOptions> configure)
    {
        await using var host = Host(configure);
        var error = Assert.Throws<OptionsValidationException>(host.GetRequiredService<IStartupValidator>().Validate);
        Assert.Contains("ReverseBuy:Pinduoduo:" + key, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(ScriptedHost.Secret, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_defaults_are_good_and_plain_http_is_allowed_on_this_machine()
    {
        await using var host = Host(options => options.Endpoint = new Uri("http://127.0.0.1:1/pdd/api/router"));
        host.GetRequiredService<IStartupValidator>().Validate();
    }

    [Fact]
    public async Task It_can_do_what_the_marketplace_can_and_no_more()
    {
        await using var host = ScriptedHost.Start(options => options.VisibilityWindow = TimeSpan.FromMinutes(3));
        var descriptor = host.Service<IConnectors>().Describe(PinduoduoMarketplace.Id);
        Assert.Equal(
            ConnectorCapabilities.Links | ConnectorCapabilities.Products | ConnectorCapabilities.KeywordSearch | ConnectorCapabilities.LiveOffers
                | ConnectorCapabilities.AssistedPurchasing | ConnectorCapabilities.UpstreamOrders,
            descriptor.Capabilities);
        Assert.Equal((1, 1, TimeSpan.FromMinutes(3), "Pinduoduo"), (descriptor.OrderLineLimit, descriptor.ListingsPerLiveOfferCall, descriptor.VisibilityWindow, descriptor.DisplayName));
    }

    [Fact]
    public void Every_operation_changes_nothing() =>
        Assert.All(Operations.All, operation => Assert.Equal(OperationSafety.ReadOnly, operation.Safety));

    [Fact]
    public async Task A_call_is_repeated_as_the_options_say_and_not_by_the_hosts_handler()
    {
        await using var server = new LoopbackServer(_ => WireReply.Answer("{}", 503));
        await using var host = WireHost.Start(server, retries: 2);

        await Assert.ThrowsAsync<MarketplaceException>(() => host.CallAsync(PinduoduoOperation.CreateLink));

        Assert.Equal(3, server.Count("/"));
    }

    [Fact]
    public void The_options_do_not_show_their_secret() =>
        Assert.DoesNotContain("hush", new PinduoduoOptions { AppSecret = "hush" }.ToString(), StringComparison.Ordinal);

    private static ServiceProvider Host(Action<PinduoduoOptions> configure)
    {
        var services = new ServiceCollection();
        services.AddReverseBuy().UseInMemory().AddPinduoduo(options =>
        {
            ScriptedHost.Configure(options);
            configure(options);
        });
        return services.BuildServiceProvider();
    }
}
