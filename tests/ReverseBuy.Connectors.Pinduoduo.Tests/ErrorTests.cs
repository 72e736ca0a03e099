using System.Net;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Http;
using ReverseBuy.Connectors.Pinduoduo.Gateway;
using ReverseBuy.Connectors.Pinduoduo.Tests.Support;

namespace ReverseBuy.Connectors.Pinduoduo.Tests;

/// <summary>Every code that is known, as it comes, and what it means.</summary>
public sealed class ErrorTests
{
    public static TheoryData<int> Rows => [.. Enumerable.Range(0, SampleFile.Read("errors").GetArrayLength())];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Each_code_has_its_meaning(int row)
    {
        var expected = SampleFile.Read("errors")[row];
        var body = $$"""{"error_response":{{expected.GetProperty("answer").GetRawText()}}}""";

        var error = PinduoduoErrors.FromGateway(PinduoduoOperation.GetGoods, new CallAnswer(HttpStatusCode.OK, WireValue.Parse(body)))!;

        Assert.Equal(expected.GetProperty("kind").GetString(), error.Kind.ToString());
        Assert.Equal(expected.GetProperty("told").GetString(), error.MarketplaceCode);
        Assert.DoesNotContain("公共", error.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", error.Message, StringComparison.Ordinal);
        if (expected.TryGetProperty("advice", out var advice))
        {
            Assert.Contains(advice.GetString()!, error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(429, MarketplaceErrorKind.Throttled)]
    [InlineData(404, MarketplaceErrorKind.InvalidRequest)]
    [InlineData(502, MarketplaceErrorKind.Unavailable)]
    [InlineData(302, MarketplaceErrorKind.Unavailable)]
    public void An_answer_without_an_error_is_judged_by_its_status(int status, MarketplaceErrorKind kind) =>
        Assert.Equal(kind, PinduoduoErrors.FromGateway(PinduoduoOperation.GetGoods, new CallAnswer((HttpStatusCode)status, WireValue.Parse("{}")))!.Kind);

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"goods_basic_detail_response":{"goods_details":[]}}""")]
    [InlineData("""{"goods_detail_response":{"goods_details":[{"goods_sign":"x","mall_id":1,"min_group_price":100}]}}""")]
    [InlineData("""{"goods_detail_response":{"goods_details":[{"goods_name":"x","mall_id":1,"min_group_price":0}]}}""")]
    [InlineData("""{"goods_detail_response":{"goods_details":[{"goods_name":"x","mall_id":1,"min_group_price":"cheap"}]}}""")]
    [InlineData("""{"goods_detail_response":{"goods_details":[{"goods_name":"x","sku_list":[{"min_group_price":1},{"min_group_price":1}]}]}}""")]
    public async Task What_cannot_be_read_is_never_not_found(string body)
    {
        await using var host = ScriptedHost.Start();
        host.Gateway.Answer("pdd.ddk.goods.detail", body);

        var error = await Assert.ThrowsAsync<MarketplaceException>(
            async () => await host.Seam<IProductSource>().FindAsync(ScriptedHost.Context, ScriptedHost.Listing, TestContext.Current.CancellationToken));

        Assert.Equal(MarketplaceErrorKind.Unavailable, error.Kind);
    }

    [Fact]
    public async Task A_call_whose_time_is_refused_goes_out_again_with_the_gateways_time()
    {
        await using var host = ScriptedHost.Start();
        host.Gateway
            .Answer("pdd.ddk.goods.detail", _ => new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new StringContent("""{"error_response":{"error_msg":"公共参数错误:timestamp","sub_msg":"","sub_code":null,"error_code":10001,"request_id":"1"}}"""),
                Headers = { Date = host.Time.GetUtcNow().AddHours(1) },
            })
            .Answer("pdd.ddk.goods.detail", SampleFile.Text("detail"));

        Assert.NotNull(await host.Seam<IProductSource>().FindAsync(ScriptedHost.Context, ScriptedHost.Listing, TestContext.Current.CancellationToken));

        Assert.Equal(["1768442400", "1768446000"], host.Gateway.Calls.Select(call => call.Form["timestamp"]));
    }
}
