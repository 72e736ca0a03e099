using ReverseBuy.Connectors.Jd.Tests.Support;
using ReverseBuy.Following;

namespace ReverseBuy.Connectors.Jd.Tests;

public sealed class FollowingTests
{
    private const string Get = "api/message/get";
    private const string Delete = "api/message/del";
    private const string Order = "api/order/selectJdOrder";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Messages_become_hints_about_the_orders_that_we_made_and_about_goods()
    {
        await using var host = await FeedHostAsync();

        var messages = await PullAsync(host);

        Assert.Equal(Enumerable.Range(1, 10).Select(id => $"{id}"), messages.Select(message => message.MessageId));
        Assert.Equal(
            [
                "order 82439393004", "offer 100001", "gone 100001", "offer 100001", "order 82439393004, order 82439212677", "gone 100001",
                "order 82439393004, order 82439212677", "order 86403369569", "order 82439393004, order 82439212677", string.Empty,
            ],
            messages.Select(message => string.Join(", ", message.Hints.Select(Text))));
        Assert.All(messages.SelectMany(message => message.Hints), hint => Assert.Equal(10, hint.At!.Value.Hour));

        // Each order is asked for once, however many messages name it.
        Assert.Equal(3, host.Gateway.CallsOf(Order).Select(call => call.Form["jdOrderId"]).Distinct().Count());
        Assert.InRange(host.Gateway.CallsOf(Order).Count(), 3, 4);
    }

    [Fact]
    public async Task Nothing_is_deleted_before_it_is_confirmed_and_then_only_what_is()
    {
        await using var host = await FeedHostAsync();
        host.Gateway.Answer(Delete, SampleFile.Text("done"));

        var messages = await PullAsync(host);
        await PullAsync(host);
        Assert.Empty(host.Gateway.CallsOf(Delete));

        await host.Seam<IChangeFeed>().ConfirmAsync(ScriptedHost.Context, [.. messages.Take(3).Select(message => message.MessageId)], Token);
        Assert.Equal("1,2,3", Assert.Single(host.Gateway.CallsOf(Delete)).Form["id"]);
    }

    [Fact]
    public async Task Many_are_confirmed_by_the_hundred_and_none_costs_no_call()
    {
        await using var host = await FeedHostAsync();
        host.Gateway.Answer(Delete, SampleFile.Text("done"));

        await host.Seam<IChangeFeed>().ConfirmAsync(ScriptedHost.Context, [], Token);
        Assert.Empty(host.Gateway.CallsOf(Delete));
        await host.Seam<IChangeFeed>().ConfirmAsync(ScriptedHost.Context, [.. Enumerable.Range(0, 150).Select(id => $"{id}")], Token);

        Assert.Equal([100, 50], host.Gateway.CallsOf(Delete).Select(call => call.Form["id"].Split(',').Length));
    }

    [Fact]
    public async Task No_more_come_than_were_asked_for()
    {
        await using var host = await FeedHostAsync();

        Assert.Equal(["1", "2"], (await PullAsync(host, 2)).Select(message => message.MessageId));
    }

    [Fact]
    public async Task When_an_order_cannot_be_asked_for_the_messages_are_left_for_the_next_time()
    {
        await using var host = await FeedHostAsync();
        host.Gateway.Replace(Order, """{"success":false,"resultCode":"5001","resultMessage":"系统异常","result":null}""");

        await Assert.ThrowsAsync<MarketplaceException>(async () => await PullAsync(host));
    }

    [Theory]
    [InlineData("""{"success":true,"resultCode":"0000","result":null}""")]
    [InlineData("""{"success":true,"resultCode":"0000","result":[]}""")]
    public async Task An_empty_feed_has_nothing_to_tell(string answer)
    {
        await using var host = await ScriptedHost.StartAsync();
        host.Gateway.Answer(Get, answer);

        Assert.Empty(await PullAsync(host));
    }

    private static string Text(MarketplaceHint hint) => hint switch
    {
        UpstreamOrderHint order => "order " + order.UpstreamOrderId,
        OfferChangedHint { IsGone: true } offer => "gone " + offer.Listing.Value,
        OfferChangedHint offer => "offer " + offer.Listing.Value,
        _ => "?",
    };

    private static async Task<IReadOnlyList<CallbackReading.Genuine>> PullAsync(ScriptedHost host, int limit = 100) =>
        await host.Seam<IChangeFeed>().PullAsync(ScriptedHost.Context, DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue, limit, Token);

    private static async Task<ScriptedHost> FeedHostAsync()
    {
        var host = await ScriptedHost.StartAsync();
        host.Gateway.Answer(Get, SampleFile.Text("messages")).Answer(Order, call => call.Form["jdOrderId"] switch
        {
            "82439393004" => SampleFile.Text("order-parent"),
            "82439212677" => """{"success":true,"resultCode":"0000","result":{"pOrder":82439393004,"jdOrderId":82439212677,"type":2,"orderPrice":1}}""",
            _ => SampleFile.Text("order-child"),
        });
        return host;
    }
}
