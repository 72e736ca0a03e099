using System.Text;
using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Orders;
using ReverseBuy.Sandbox.Pushes;
using ReverseBuy.Sandbox.Taobao;
using ReverseBuy.Sandbox.Taobao.Pushes;
using ReverseBuy.Sandbox.Tests.Wire;

namespace ReverseBuy.Sandbox.Tests.Taobao;

public sealed class TaobaoPushTests : SandboxTest
{
    private static readonly Listing Item = CatalogueIndex.Build().Listings.First(listing => listing.Marketplace == Marketplaces.Taobao);

    [Fact]
    public async Task A_push_is_signed_as_the_vector_says()
    {
        var file = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Vectors", "taobao.json"), Stop);
        var vector = JsonNode.Parse(file)!.AsArray().Single(candidate => (string)candidate!["id"]! == "iop-webhook")!;

        var signature = TaobaoPush.Sign((string)vector["appKey"]!, (string)vector["secret"]!, Encoding.UTF8.GetBytes((string)vector["body"]!));

        Assert.Equal((string)vector["expected"]!, signature);
    }

    [Fact]
    public async Task The_state_of_an_order_is_told_in_snake_case_and_two_units_of_time()
    {
        var order = await OrderAsync();
        await Control.AdvanceClockAsync(TimeSpan.FromSeconds(1), Stop);
        await Wire.TaobaoAsync("/purchase/order/batch/pay", ("purchaseOrderIdList", $"[{order.Id}]"));
        await Control.AdvanceClockAsync(TimeSpan.FromHours(7), Stop);

        var (kind, body) = Write(new PushedChange.OrderMoved(order, Host.World.Now));

        Assert.Equal("3", kind);
        Assert.Equal(3, (int)At(body, "message_type"));
        Assert.Equal(Host.World.Now.ToUnixTimeSeconds(), (long)At(body, "timestamp"));
        Assert.Equal(Host.World.Now.ToUnixTimeMilliseconds(), (long)At(body, "data", "business_time"));
        Assert.Equal("WAIT_BUYER_CONFIRM_GOODS", (string)At(body, "data", "status")!);
        Assert.Equal((order.Id, order.Reference), ((long)At(body, "data", "purchase_id"), (string)At(body, "data", "outer_purchase_id")!));
        Assert.Equal(Parcel.Of(order).Waybill, (string)At(body, "data", "sku_list", 0, "logistic_number")!);
    }

    [Fact]
    public async Task The_price_of_an_order_is_told_in_camel_case()
    {
        var order = await OrderAsync();

        var (kind, body) = Write(new PushedChange.OrderRepriced(order, Host.World.Now));

        Assert.Equal("8", kind);
        Assert.Equal(order.Id, (long)At(body, "data", "purchaseOrderId"));
        Assert.Equal(order.TotalFen, (long)At(body, "data", "purchaseOrderPriceDTO", "purchaseTotalFee"));
    }

    [Fact]
    public async Task A_refund_is_told_with_the_order_it_belongs_to()
    {
        var order = await OrderAsync();
        var refund = Host.World.Run(() => new TaobaoRefundBook(Host.World).Open(order.Lines[0], returnsGoods: false, "不想要了"));

        var (kind, body) = Write(new PushedChange.RefundMoved(order, refund.Id, Host.World.Now));

        Assert.Equal("9", kind);
        Assert.Equal((order.Id, refund.Id, 10), ((long)At(body, "data", "purchase_id"), (long)At(body, "data", "refund_id"), (int)At(body, "data", "refund_status")));
    }

    [Fact]
    public void A_listing_that_changes_is_not_told() =>
        Assert.All(TaobaoPushes.All(Host.World), format => Assert.Null(format.Write(new PushedChange.ListingChanged(Item, IsGone: true, Host.World.Now))));

    private (string Kind, JsonNode Body) Write(PushedChange change)
    {
        var (format, message) = TaobaoPushes.All(Host.World)
            .Select(format => (format, Message: Host.World.Read(() => format.Write(change))))
            .Single(written => written.Message is not null);
        Assert.Equal(TaobaoPush.Sign("sandbox-key", "sandbox-secret", message!.Body.Span), message.Headers["Authorization"]);
        return (format.Kind, JsonNode.Parse(message.Body.Span)!);
    }

    private async Task<OrderRecord> OrderAsync()
    {
        await Wire.RegisterAsync(Item);
        await Wire.CreateAsync("pushed", TaobaoCalls.Camel(Item, 1));
        return Host.World.Read(() => Host.World.State.Orders.Single());
    }
}
