using System.Net;
using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Alibaba1688;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Tests.Alibaba1688;
using ReverseBuy.Sandbox.Tests.Wire;

namespace ReverseBuy.Sandbox.Tests.Pushes;

public sealed class PushTests : SandboxTest
{
    private static readonly Listing Plain = CatalogueIndex.Build().Listings.First(
        listing => listing is { Marketplace: Marketplaces.Alibaba1688, QuoteType: 1, MinimumOrderQuantity: 2, Seller: { Warehouses: 1, Mix: null } });

    [Fact]
    public async Task What_happens_is_pushed_signed_and_in_order()
    {
        await using var receiver = await PushReceiver.StartAsync();
        await Control.SubscribeToPushesAsync("1688", receiver.Url, cancellationToken: Stop);
        var order = await BuyAsync();
        await Wire.FollowAsync(Plain.Id);
        await Wire.PayAsync(order);
        await Control.AdvanceClockAsync(TimeSpan.FromHours(60), Stop);
        await Control.ChangeStockAsync("1688", $"{Plain.Id}", $"{Plain.Skus[0].Id}", 7, Stop);
        await Control.ChangePriceAsync("1688", $"{Plain.Id}", null, 1.1m, Stop);
        await Control.DelistAsync("1688", $"{Plain.Id}", Stop);

        var log = await Control.GetPushesAsync(Stop);

        Assert.Equal(
            [
                "ORDER_BUYER_VIEW_BUYER_MAKE",
                "ORDER_BUYER_VIEW_ORDER_PAY",
                "ORDER_BUYER_VIEW_ANNOUNCE_SENDGOODS",
                "LOGISTICS_BUYER_VIEW_TRACE",
                "ORDER_BUYER_VIEW_ORDER_SUCCESS",
                "LOGISTICS_BUYER_VIEW_TRACE",
                "PRODUCT_PRODUCT_INVENTORY_CHANGE",
                "FENXIAO_PRICE_CHANGE",
                "PRODUCT_RELATION_VIEW_PRODUCT_EXPIRE",
            ],
            log.Select(push => push.Kind));
        Assert.All(log, push => Assert.Equal(200, Assert.Single(push.Deliveries).Status));
        Assert.Equal(log.Select(push => ((string?)push.ContentType, push.Body)), receiver.Taken);
        Assert.All(receiver.Taken, taken =>
        {
            var form = taken.Body.Split('&').ToDictionary(pair => pair.Split('=')[0], pair => WebUtility.UrlDecode(pair.Split('=')[1]));
            Assert.Equal(Alibaba1688Signature.Compute("sandbox-secret", string.Empty, form), form["_aop_signature"]);
        });
        Assert.Equal(log.Count, receiver.Taken.Select(taken => (long)At(MessageOf(taken.Body), "msgId")).Distinct().Count());
        Assert.Equal("waitbuyerreceive", (string)At(MessageOf(receiver.Taken.ElementAt(2).Body), "data", "currentStatus")!);
    }

    [Fact]
    public async Task A_freight_that_the_seller_changes_is_charged_and_told()
    {
        var order = await BuyAsync();
        var before = (await Control.GetOrdersAsync(Stop)).Single();
        await Control.ChangeFreightAsync("1688", order, 123.4m, Stop);

        var after = (await Control.GetOrdersAsync(Stop)).Single();
        Assert.Equal(before.Lines.Sum(line => line.UnitPrice * line.Quantity) + 123.4m, after.Total);
        Assert.Equal("ORDER_BUYER_VIEW_ORDER_PRICE_MODIFY", (await Control.GetPushesAsync(Stop))[^1].Kind);
    }

    [Fact]
    public async Task A_closed_order_tells_who_closed_it()
    {
        var mine = await BuyAsync();
        await Control.AdvanceClockAsync(TimeSpan.FromSeconds(10), Stop);
        await Wire.CancelAsync(mine);
        await BuyAsync();
        await Control.AdvanceClockAsync(TimeSpan.FromHours(24), Stop);

        Assert.Equal(
            ["ORDER_BUYER_VIEW_BUYER_MAKE", "ORDER_BUYER_VIEW_ORDER_BUYER_CLOSE", "ORDER_BUYER_VIEW_BUYER_MAKE", "ORDER_BUYER_VIEW_ORDER_BOPS_CLOSE"],
            (await Control.GetPushesAsync(Stop)).Select(push => push.Kind));
    }

    [Fact]
    public async Task The_feed_gives_what_was_not_taken_and_gives_it_once()
    {
        await using var receiver = await PushReceiver.StartAsync();
        await BuyAsync();
        await Control.SubscribeToPushesAsync("1688", receiver.Url, cancellationToken: Stop);
        await BuyAsync();
        await Control.GetPushesAsync(Stop);
        receiver.Status = 500;
        await BuyAsync();
        await Control.GetPushesAsync(Stop);

        var missed = At(await Wire.AlibabaAsync("cn.alibaba.open", "push.cursor.messageList", ("quantity", "20")), "pushMessageList").AsArray();
        var again = At(await Wire.AlibabaAsync("cn.alibaba.open", "push.cursor.messageList"), "pushMessageList").AsArray();

        Assert.Equal(2, missed.Count);
        Assert.All(missed, message => Assert.Equal("ORDER_BUYER_VIEW_BUYER_MAKE", (string)message!["type"]!));
        Assert.Empty(again);
        Assert.Equal([true, false, true], (await Control.GetPushesAsync(Stop)).Select(push => push.IsPulled));
    }

    [Fact]
    public async Task Whoever_asks_for_some_kinds_gets_no_other_and_a_cancelled_subscription_none()
    {
        await using var receiver = await PushReceiver.StartAsync();
        await Control.SubscribeToPushesAsync("1688", receiver.Url, ["FENXIAO_PRICE_CHANGE"], Stop);
        await Control.SubscribeToPushesAsync("taobao", receiver.Url, cancellationToken: Stop);
        await Wire.FollowAsync(Plain.Id);
        await BuyAsync();
        await Control.ChangePriceAsync("1688", $"{Plain.Id}", null, 1.1m, Stop);
        await Control.GetPushesAsync(Stop);
        await Control.UnsubscribeFromPushesAsync(Stop);
        await Control.ChangePriceAsync("1688", $"{Plain.Id}", null, 1.1m, Stop);
        await Control.GetPushesAsync(Stop);

        Assert.Equal("FENXIAO_PRICE_CHANGE", (string)At(MessageOf(Assert.Single(receiver.Taken).Body), "type")!);
    }

    [Fact]
    public async Task Offers_have_messages_while_they_are_followed_and_no_others()
    {
        await Control.ChangePriceAsync("1688", $"{Plain.Id}", null, 1.1m, Stop);
        await Wire.FollowAsync(Plain.Id);
        await BuyAsync();
        await Control.ChangePriceAsync("1688", $"{Plain.Id}", null, 1.1m, Stop);
        var unfollowed = await Wire.AlibabaAsync("com.alibaba.product", "alibaba.product.unfollow.crossborder", ("productId", $"{Plain.Id}"));
        await Control.DelistAsync("1688", $"{Plain.Id}", Stop);

        Assert.Equal(0, (int)At(unfollowed, "code"));
        Assert.Equal(
            ["PRODUCT_PRODUCT_INVENTORY_CHANGE", "ORDER_BUYER_VIEW_BUYER_MAKE", "FENXIAO_PRICE_CHANGE"],
            (await Control.GetPushesAsync(Stop)).Select(push => push.Kind));
    }

    [Fact]
    public async Task Following_needs_no_token_and_no_longer_following_does()
    {
        Wire.Token = "dead";

        Assert.True((bool)At(await Wire.FollowAsync(Plain.Id), "result", "success"));
        Assert.Equal("401", (string)At(await Wire.AlibabaAsync("com.alibaba.fenxiao.crossborder", "product.kjdistribute.removeRelation", ("offerId", $"{Plain.Id}")), "error_code")!);
        Assert.False((bool)At(await Wire.FollowAsync(1), "result", "success"));
    }

    [Fact]
    public async Task A_subscriber_that_cannot_be_reached_is_noted()
    {
        await Control.SubscribeToPushesAsync("1688", new Uri("http://127.0.0.1:1/"), cancellationToken: Stop);
        await BuyAsync();

        var delivery = Assert.Single(Assert.Single(await Control.GetPushesAsync(Stop)).Deliveries);

        Assert.Null(delivery.Status);
        Assert.NotNull(delivery.Problem);
    }

    [Theory]
    [InlineData("1688", "http://192.0.2.1/")]
    [InlineData("1688", "http://example.com/")]
    [InlineData("1688", "https://127.0.0.1/")]
    [InlineData("1688", "ftp://127.0.0.1/")]
    [InlineData("ebay", "http://127.0.0.1/")]
    public async Task Nothing_is_pushed_beyond_loopback(string marketplace, string url)
    {
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => Control.SubscribeToPushesAsync(marketplace, new Uri(url), cancellationToken: Stop));

        Assert.Contains("loopback", exception.Message, StringComparison.Ordinal);
    }

    private static JsonNode MessageOf(string body) => JsonNode.Parse(WebUtility.UrlDecode(body.Split('&')[0]["message=".Length..]))!;

    private async Task<string> BuyAsync() => (string)At(await Wire.CreateAsync("push", (Plain.Id, Plain.Skus[0].SpecId, 2)), "result", "orderId")!;
}
