using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Alibaba1688.Gateway;
using ReverseBuy.Connectors.Alibaba1688.Tests.Support;

namespace ReverseBuy.Connectors.Alibaba1688.Tests;

public sealed class GatewayTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_call_is_a_post_whose_signature_is_that_of_what_is_sent()
    {
        await using var host = await ScriptedHost.StartAsync();
        host.Gateway.Answer(Samples.Search, """{"result":{"success":true,"result":{"totalRecords":0,"totalPage":0,"data":[]}}}""");

        await host.Seam<IProductSearch>().SearchAsync(host.Context, new SearchQuery("饼干 & 茶"), Token);

        var call = Assert.Single(host.Gateway.Calls);
        const string Path = "param2/1/com.alibaba.fenxiao.crossborder/product.search.keywordQuery/1000000";
        Assert.Equal("https://gw.open.1688.com/openapi/" + Path, call.Address.AbsoluteUri);
        Assert.Equal(HttpMethod.Post, call.Method);
        Assert.Equal(ScriptedHost.AccessToken, call.Form["access_token"]);
        Assert.Equal(Alibaba1688Signer.Sign(ScriptedHost.Secret, Path, [.. call.Form.Where(field => field.Key != Alibaba1688Signer.SignatureParameter)]), call.Form[Alibaba1688Signer.SignatureParameter]);
        Assert.Contains("饼干 & 茶", call.Form["offerQueryParam"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_that_was_never_connected_is_told_to_be_and_nothing_is_sent()
    {
        await using var host = await ScriptedHost.StartAsync();

        var error = await Assert.ThrowsAsync<MarketplaceException>(async () => await host.Seam<IProductSource>()
            .FindAsync(host.Context with { Account = new BuyingAccountId("other") }, ScriptedHost.Listing, Token));

        Assert.Equal(MarketplaceErrorKind.AuthExpired, error.Kind);
        Assert.Contains("Connect", error.Message, StringComparison.Ordinal);
        Assert.Empty(host.Gateway.Calls);
    }

    [Theory]
    [InlineData(400, """{"error_code":"gw.APIACLDecline","error_message":"the-secret-of-the-application the-token-of-the-account"}""")]
    [InlineData(200, """{"result":{"success":"neither the-token-of-the-account"}}""")]
    [InlineData(502, "<html>the-token-of-the-account</html>")]
    [InlineData(200, """{"result":{"success":false,"code":"500","message":"the-token-of-the-account"}}""")]
    public async Task No_error_tells_a_secret_even_when_the_platform_does(int status, string body)
    {
        await using var host = await ScriptedHost.StartAsync();
        host.Gateway.Answer(Samples.Detail, body, (HttpStatusCode)status);

        var error = await Assert.ThrowsAsync<MarketplaceException>(async () => await host.Seam<IProductSource>().FindAsync(host.Context, ScriptedHost.Listing, Token));

        Assert.DoesNotContain(ScriptedHost.Secret, error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(ScriptedHost.AccessToken, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_handler_that_a_host_gives_to_all_its_clients_does_not_repeat_a_purchase()
    {
        await using var host = await ScriptedHost.StartAsync(
            services => services.ConfigureHttpClientDefaults(client => client.AddHttpMessageHandler(() => new SendsTwice())));
        host.Gateway.Answer(Samples.Create, Samples.Single);

        await host.Seam<IPurchasing>().CreateAsync(host.Context, ScriptedHost.Purchase, Token);

        Assert.Single(host.Gateway.Calls);
    }

    [Fact]
    public async Task A_code_that_nobody_knows_leaves_a_purchase_in_doubt_and_a_reading_refused()
    {
        await using var host = await ScriptedHost.StartAsync();
        const string Body = """{"error_code":"gw.ServiceTimeout","error_message":"?"}""";
        host.Gateway.Answer(Samples.Create, Body, HttpStatusCode.BadRequest).Answer(Samples.Detail, Body, HttpStatusCode.BadRequest);

        var create = await Assert.ThrowsAsync<MarketplaceException>(async () => await host.Seam<IPurchasing>().CreateAsync(host.Context, ScriptedHost.Purchase, Token));
        var read = await Assert.ThrowsAsync<MarketplaceException>(async () => await host.Seam<IProductSource>().FindAsync(host.Context, ScriptedHost.Listing, Token));

        Assert.Equal(MarketplaceErrorKind.OutcomeUnknown, create.Kind);
        Assert.Equal(MarketplaceErrorKind.InvalidRequest, read.Kind);
        Assert.Equal("gw.ServiceTimeout", create.MarketplaceCode);
    }

    private sealed class SendsTwice : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            using var first = await base.SendAsync(request, cancellationToken);
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
