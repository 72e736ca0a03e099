using System.Globalization;
using System.Text.Json;
using ReverseBuy.Connectors.Jd.Catalogue;
using ReverseBuy.Connectors.Jd.Tests.Support;

namespace ReverseBuy.Connectors.Jd.Tests;

/// <summary>A hundred SKUs to a call; one that is not ours fails its call, and must cost the others nothing but another one.</summary>
public sealed class BatchTests
{
    private const string Prices = "api/price/getSellPrice";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task More_than_a_hundred_are_asked_for_in_several_calls()
    {
        await using var host = await ScriptedHost.StartAsync();
        host.Gateway.Answer(Prices, call => PricesOf(call.Form["sku"]));

        var prices = await host.Service<JdPrices>().ReadAsync(ScriptedHost.Context, Skus(1, 250), Token);

        Assert.Equal(250, prices.Count);
        Assert.Equal([100, 100, 50], host.Gateway.Calls.Select(call => call.Form["sku"].Split(',').Length).OrderDescending());
    }

    [Theory]
    [InlineData("3,7不在用户商品池，请联系商务经理", 2)]
    [InlineData("[7, 3] 不在用户商品池", 2)]
    public async Task Those_that_are_named_as_not_ours_are_left_out_and_the_rest_asked_again(string words, int calls)
    {
        await using var host = await ScriptedHost.StartAsync();
        host.Gateway.Answer(Prices, call => Holds(call, "3") || Holds(call, "7") ? Refused(words) : PricesOf(call.Form["sku"]));

        var prices = await host.Service<JdPrices>().ReadAsync(ScriptedHost.Context, Skus(1, 10), Token);

        Assert.Equal(Skus(1, 10).Except(["3", "7"]), prices.Keys.Order(StringComparer.Ordinal).OrderBy(sku => int.Parse(sku, CultureInfo.InvariantCulture)));
        Assert.Equal(calls, host.Gateway.Calls.Count);
    }

    [Fact]
    public async Task When_none_is_named_the_halves_tell_which_it_is()
    {
        await using var host = await ScriptedHost.StartAsync();
        host.Gateway.Answer(Prices, call => Holds(call, "7") ? Refused("有商品不在商品池") : PricesOf(call.Form["sku"]));

        var prices = await host.Service<JdPrices>().ReadAsync(ScriptedHost.Context, Skus(1, 16), Token);

        Assert.Equal(15, prices.Count);
        Assert.DoesNotContain("7", prices.Keys);
        Assert.InRange(host.Gateway.Calls.Count, 2, 9);
    }

    [Fact]
    public async Task When_all_are_not_ours_nothing_is_left_and_nothing_asked_for_ever()
    {
        await using var host = await ScriptedHost.StartAsync();
        host.Gateway.Answer(Prices, call => Refused(call.Form["sku"] + "不在用户商品池"));

        Assert.Empty(await host.Service<JdPrices>().ReadAsync(ScriptedHost.Context, Skus(1, 10), Token));
        Assert.Single(host.Gateway.Calls);
    }

    private static bool Holds(SentCall call, string sku) => call.Form["sku"].Split(',').Contains(sku);

    private static string[] Skus(int first, int count) => [.. Enumerable.Range(first, count).Select(sku => sku.ToString(CultureInfo.InvariantCulture))];

    private static string PricesOf(string csv) => JsonSerializer.Serialize(new
    {
        success = true,
        resultCode = "0000",
        result = csv.Split(',').Select(sku => new { skuId = long.Parse(sku, CultureInfo.InvariantCulture), price = 9.9m }),
    });

    private static string Refused(string words) => JsonSerializer.Serialize(new { success = false, resultCode = "2004", resultMessage = words, result = (string?)null });
}
