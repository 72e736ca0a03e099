using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Orders;
using ReverseBuy.Sandbox.Taobao;
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
    public async Task An_unknown_refund_is_told() =>
        Assert.Equal("REFUND_NOT_FOUND", (string)At(await RefundAsync(1), "result", "error_code")!);

    private async Task<TaobaoRefundRecord> OpenAsync(bool returnsGoods)
    {
        await Wire.RegisterAsync(Item);
        var purchase = At(await Wire.CreateAsync("refund", TaobaoCalls.Camel(Item, 1)), "data", "order_list", 0, "purchase_id").ToString();
        await Control.AdvanceClockAsync(TimeSpan.FromSeconds(1), Stop);
        await Wire.TaobaoAsync("/purchase/order/batch/pay", ("purchaseOrderIdList", $"[{purchase}]"));
        await Control.AdvanceClockAsync(TimeSpan.FromSeconds(2), Stop);
        var world = Host.World;
        return world.Run(() =>
        {
            OrderRecord order = world.State.Orders.Single();
            return new TaobaoRefundBook(world).Open(order.Lines[0], returnsGoods, "不想要了");
        });
    }

    private Task<JsonNode> RefundAsync(long id) => Wire.TaobaoAsync("/order/refund/query", ("refundId", $"{id}"));
}
