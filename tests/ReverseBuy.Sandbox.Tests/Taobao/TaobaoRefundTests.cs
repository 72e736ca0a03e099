using System.Text;
using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Orders;
using ReverseBuy.Sandbox.Taobao;
using ReverseBuy.Sandbox.Taobao.Pushes;
using ReverseBuy.Sandbox.Tests.Pushes;
using ReverseBuy.Sandbox.Tests.Wire;

namespace ReverseBuy.Sandbox.Tests.Taobao;

public sealed class TaobaoRefundTests : SandboxTest
{
    private static readonly Listing Item = CatalogueIndex.Build().Listings.First(listing => listing.Marketplace == Marketplaces.Taobao);

    [Fact]
    public async Task A_refund_with_goods_is_agreed_to_returned_and_paid_back_as_time_passes()
    {
        var refund = await OpenAsync(returnsGoods: true);
        var states = new List<int>();
        foreach (var hours in new[] { 0, 24, 48, 48 })
        {
            await Control.AdvanceClockAsync(TimeSpan.FromHours(hours), Stop);
            states.Add((int)At(await RefundAsync(refund.Id), "result", "data", "refund_order_aggregate", "refund_order", "refund_status"));
        }

        Assert.Equal([10, 20, 30, 100], states);
    }

    [Fact]
    public async Task An_order_names_its_refund_and_is_closed_once_it_is_paid_back()
    {
        var refund = await OpenAsync(returnsGoods: false);
        var before = At(await Wire.QueryAsync("refund"), "data", "purchase_orders", 0);
        await Control.AdvanceClockAsync(TimeSpan.FromHours(24), Stop);
        var after = At(await Wire.QueryAsync("refund"), "data", "purchase_orders", 0);

        Assert.Equal(refund.Id, (long)At(before, "sub_purchase_orders", 0, "refund_id"));
        Assert.Equal("WAIT_SELLER_SEND_GOODS", (string)At(before, "status")!);
        Assert.Equal("TRADE_CLOSED", (string)At(after, "status")!);
        Assert.Equal("TRADE_CLOSED", (string)At(after, "sub_purchase_orders", 0, "status")!);
        Assert.Equal((long)At(before, "modify_time") + (24 * 3_600_000), (long)At(after, "modify_time"));
    }

    [Fact]
    public async Task A_refund_begun_by_hand_is_pushed_at_every_step_with_the_state_of_that_step()
    {
        await using var receiver = await PushReceiver.StartAsync();
        await Control.SubscribeToPushesAsync("taobao", receiver.Url, ["9"], Stop);
        var purchase = await PaidAsync();
        var id = await Control.OpenRefundAsync(purchase, returnsGoods: true, reason: "质量问题", cancellationToken: Stop);
        await Control.AdvanceClockAsync(TimeSpan.FromHours(200), Stop);

        var pushes = (await Control.GetPushesAsync(Stop)).Where(push => push.Kind == "9").ToList();

        Assert.Equal(pushes.Select(push => ((string?)push.ContentType, push.Body)), receiver.Taken);
        var messages = pushes.ConvertAll(push => JsonNode.Parse(push.Body)!);
        Assert.Equal([10, 20, 30, 100], messages.Select(message => (int)At(message, "data", "refund_status")));
        Assert.All(messages, message => Assert.Equal((id, purchase), ($"{At(message, "data", "refund_id")}", $"{At(message, "data", "purchase_id")}")));
        Assert.All(pushes, push => Assert.Equal(
            TaobaoPush.Sign("sandbox-key", "sandbox-secret", Encoding.UTF8.GetBytes(push.Body)), push.Headers["Authorization"]));
        Assert.Equal("质量问题", (string)At(await RefundAsync(Id(id)), "result", "data", "refund_order_aggregate", "refund_order", "reason_desc")!);
    }

    [Fact]
    public async Task A_refund_that_the_seller_refuses_pays_nothing_back()
    {
        var purchase = await PaidAsync();
        var id = await Control.OpenRefundAsync(purchase, isRefused: true, cancellationToken: Stop);
        await Control.AdvanceClockAsync(TimeSpan.FromHours(200), Stop);

        Assert.Equal(-10, (int)At(await RefundAsync(Id(id)), "result", "data", "refund_order_aggregate", "refund_order", "refund_status"));
        Assert.Equal("WAIT_BUYER_CONFIRM_GOODS", (string)At(await Wire.QueryAsync("refund"), "data", "purchase_orders", 0, "status")!);
    }

    [Fact]
    public async Task Only_what_is_paid_can_be_refunded_and_only_one_line_at_a_time()
    {
        await Wire.RegisterAsync(Item);
        var unpaid = $"{At(await Wire.CreateAsync("unpaid", TaobaoCalls.Camel(Item, 1)), "data", "order_list", 0, "purchase_id")}";
        var paid = await PaidAsync(TaobaoCalls.Camel(Item, 1), TaobaoCalls.Snake(Item, 2));

        await Assert.ThrowsAsync<InvalidOperationException>(() => Control.OpenRefundAsync(unpaid, cancellationToken: Stop));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Control.OpenRefundAsync(paid, cancellationToken: Stop));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Control.OpenRefundAsync("1", cancellationToken: Stop));
        Assert.Empty(Host.World.State.TaobaoRefunds);
    }

    [Fact]
    public async Task A_freight_that_the_seller_changes_is_charged_and_pushed()
    {
        await Wire.RegisterAsync(Item);
        var order = At(await Wire.CreateAsync("freight", TaobaoCalls.Camel(Item, 1)), "data", "order_list", 0);
        var purchase = $"{At(order, "purchase_id")}";
        await Control.AdvanceClockAsync(TimeSpan.FromMinutes(1), Stop);
        var before = At(await Wire.QueryAsync("freight"), "data", "purchase_orders", 0);

        await Control.ChangeFreightAsync("taobao", purchase, 3.5m, Stop);

        var after = At(await Wire.QueryAsync("freight"), "data", "purchase_orders", 0);
        Assert.Equal(350, (long)At(after, "domestic_post_fee"));
        Assert.Equal((long)At(after, "product_amount") + 350, (long)At(after, "purchase_amount"));
        Assert.True((long)At(after, "modify_time") > (long)At(before, "modify_time"));
        var push = JsonNode.Parse((await Control.GetPushesAsync(Stop)).Single(push => push.Kind == "8").Body)!;
        Assert.Equal((purchase, 350), ($"{At(push, "data", "purchaseOrderId")}", (long)At(push, "data", "purchaseOrderPriceDTO", "purchaseShippingFee")));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Control.ChangeFreightAsync("taobao", purchase, -1, Stop));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Control.ChangeFreightAsync("taobao", purchase, 0.001m, Stop));
    }

    [Fact]
    public async Task The_freight_of_what_is_paid_stays()
    {
        var purchase = await PaidAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => Control.ChangeFreightAsync("taobao", purchase, 1, Stop));
    }

    [Fact]
    public async Task An_unknown_refund_is_told() =>
        Assert.Equal("REFUND_NOT_FOUND", (string)At(await RefundAsync(1), "result", "error_code")!);

    private async Task<TaobaoRefundRecord> OpenAsync(bool returnsGoods)
    {
        await PaidAsync();
        var world = Host.World;
        return world.Run(() =>
        {
            OrderRecord order = world.State.Orders.Single();
            return new TaobaoRefundBook(world).Open(order.Lines[0], returnsGoods, "不想要了");
        });
    }

    private async Task<string> PaidAsync(params string[] lines)
    {
        await Wire.RegisterAsync(Item);
        var created = await Wire.CreateAsync("refund", lines.Length == 0 ? [TaobaoCalls.Camel(Item, 1)] : lines);
        var purchase = At(created, "data", "order_list", 0, "purchase_id").ToString();
        await Control.AdvanceClockAsync(TimeSpan.FromSeconds(1), Stop);
        await Wire.TaobaoAsync("/purchase/order/batch/pay", ("purchaseOrderIdList", $"[{purchase}]"));
        await Control.AdvanceClockAsync(TimeSpan.FromSeconds(2), Stop);
        return purchase;
    }

    private Task<JsonNode> RefundAsync(long id) => Wire.TaobaoAsync("/order/refund/query", ("refundId", $"{id}"));
}
