using ReverseBuy.Buying;
using ReverseBuy.Connectors.Jd.Buying;
using ReverseBuy.Connectors.Jd.Tests.Support;

namespace ReverseBuy.Connectors.Jd.Tests;

public sealed class OrderTests
{
    private const string Order = "api/order/selectJdOrder";
    private const string ByReference = "api/order/selectJdOrderIdByThirdOrder";
    private const string Track = "api/order/orderTrack";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_captured_order_is_read_with_its_tax_and_without_its_gift()
    {
        await using var host = await ScriptedHost.StartAsync();
        host.Gateway.Answer(Order, SampleFile.Text("order-child"));

        var order = (await host.Seam<IUpstreamOrders>().FindAsync(ScriptedHost.Context, "86403369569", Token))!;

        Assert.Equal(("86403369569", UpstreamStatus.Closed, 159.16m, 0m), (order.Id, order.Status, order.Total.Amount, order.Freight.Amount));
        Assert.Equal("orderState 1, submitState 1, state 1, jdOrderState 19", order.MarketplaceStatus);
        Assert.Equal(new DateTimeOffset(2020, 5, 20, 10, 11, 12, TimeSpan.FromHours(8)), order.CreatedAt);

        // The line tells 137.21 without tax, the total is with it.
        Assert.Equal(new UpstreamOrderLine("7545792", 1, new Money(159.16m, Currency.CNY)), Assert.Single(order.Lines));
    }

    [Fact]
    public async Task An_order_that_was_split_stays_one_order()
    {
        await using var host = await ScriptedHost.StartAsync();
        host.Gateway.Answer(Order, SampleFile.Text("order-parent"));

        var order = (await host.Seam<IUpstreamOrders>().FindAsync(ScriptedHost.Context, "82439393004", Token))!;

        Assert.Equal(("82439393004", UpstreamStatus.PartlyShipped, 305m, 5m), (order.Id, order.Status, order.Total.Amount, order.Freight.Amount));
        Assert.Equal([("11", 2, 100m), ("12", 1, 100m)], order.Lines.Select(line => (line.PurchaseKey, line.Quantity, line.UnitPrice.Amount)));
    }

    [Fact]
    public async Task A_part_that_was_split_again_is_asked_for_and_a_circle_ends()
    {
        await using var host = await ScriptedHost.StartAsync();
        host.Gateway.Answer(Order, call => Parent(call.Form["jdOrderId"], call.Form["jdOrderId"] switch
        {
            "1" => """{"jdOrderId":2,"type":1},{"jdOrderId":3,"type":2,"jdOrderState":16,"state":0}""",
            "2" => """{"jdOrderId":4,"type":2,"jdOrderState":16,"state":0},{"jdOrderId":5,"type":1}""",
            _ => """{"jdOrderId":1,"type":1}""",
        }));

        var order = (await host.Seam<IUpstreamOrders>().FindAsync(ScriptedHost.Context, "1", Token))!;

        Assert.Contains("; ", order.MarketplaceStatus, StringComparison.Ordinal);
        Assert.InRange(host.Gateway.Calls.Count, 3, 20);
    }

    [Theory]
    [InlineData(0L, 1L, 1L, 19L, UpstreamStatus.Cancelled)]
    [InlineData(1L, 0L, 0L, 1L, UpstreamStatus.Unpaid)]
    [InlineData(1L, 1L, 2L, 19L, UpstreamStatus.Cancelled)]
    [InlineData(1L, 1L, 1L, 19L, UpstreamStatus.Closed)]
    [InlineData(1L, 1L, 1L, 16L, UpstreamStatus.Received)]
    [InlineData(1L, 1L, 0L, 2L, UpstreamStatus.Unpaid)]
    [InlineData(1L, 1L, 0L, 3L, UpstreamStatus.Unpaid)]
    [InlineData(1L, 1L, 0L, 4L, UpstreamStatus.Unpaid)]
    [InlineData(1L, 1L, 0L, 1L, UpstreamStatus.Paid)]
    [InlineData(1L, 1L, 0L, null, UpstreamStatus.Paid)]
    [InlineData(1L, 1L, 0L, 5L, UpstreamStatus.Paid)]
    [InlineData(1L, 1L, 0L, 6L, UpstreamStatus.Paid)]
    [InlineData(1L, 1L, 0L, 7L, UpstreamStatus.Paid)]
    [InlineData(1L, 1L, 0L, 8L, UpstreamStatus.Paid)]
    [InlineData(1L, 1L, 0L, 9L, UpstreamStatus.Paid)]
    [InlineData(1L, 1L, 0L, 10L, UpstreamStatus.Paid)]
    [InlineData(1L, 1L, 0L, 21L, UpstreamStatus.Paid)]
    [InlineData(1L, 1L, 0L, 22L, UpstreamStatus.Paid)]
    [InlineData(1L, 1L, 0L, 29L, UpstreamStatus.Paid)]
    [InlineData(1L, 1L, 0L, 30L, UpstreamStatus.Paid)]
    [InlineData(1L, 1L, 0L, 11L, UpstreamStatus.Shipped)]
    [InlineData(1L, 1L, 0L, 12L, UpstreamStatus.Shipped)]
    [InlineData(1L, 1L, 0L, 14L, UpstreamStatus.Shipped)]
    [InlineData(1L, 1L, 0L, 16L, UpstreamStatus.Shipped)]
    [InlineData(1L, 1L, 0L, 31L, UpstreamStatus.Shipped)]
    [InlineData(1L, 1L, 0L, 13L, UpstreamStatus.Unknown)]
    [InlineData(1L, 1L, 0L, 17L, UpstreamStatus.Unknown)]
    [InlineData(1L, 1L, 0L, 18L, UpstreamStatus.Unknown)]
    [InlineData(1L, 1L, 0L, 77L, UpstreamStatus.Unknown)]
    public void Each_state_has_its_meaning(long? orderState, long? submitState, long? state, long? jdOrderState, UpstreamStatus expected) =>
        Assert.Equal(expected, JdOrderStatus.Of(orderState, submitState, state, jdOrderState));

    [Theory]
    [InlineData(UpstreamStatus.Cancelled, UpstreamStatus.Cancelled, UpstreamStatus.Cancelled)]
    [InlineData(UpstreamStatus.Cancelled, UpstreamStatus.Shipped, UpstreamStatus.Shipped)]
    [InlineData(UpstreamStatus.Paid, UpstreamStatus.Shipped, UpstreamStatus.PartlyShipped)]
    [InlineData(UpstreamStatus.Unknown, UpstreamStatus.Shipped, UpstreamStatus.PartlyShipped)]
    [InlineData(UpstreamStatus.Unknown, UpstreamStatus.Paid, UpstreamStatus.Unknown)]
    [InlineData(UpstreamStatus.Unpaid, UpstreamStatus.Paid, UpstreamStatus.Unpaid)]
    [InlineData(UpstreamStatus.Shipped, UpstreamStatus.Received, UpstreamStatus.Shipped)]
    [InlineData(UpstreamStatus.Closed, UpstreamStatus.Received, UpstreamStatus.Received)]
    [InlineData(UpstreamStatus.Closed, UpstreamStatus.Closed, UpstreamStatus.Closed)]
    public void An_order_is_as_far_as_its_parts(UpstreamStatus one, UpstreamStatus other, UpstreamStatus expected)
    {
        Assert.Equal(expected, JdOrderStatus.Of([one, other]));
        Assert.Equal(expected, JdOrderStatus.Of([other, one]));
    }

    [Fact]
    public async Task An_order_is_found_by_our_reference()
    {
        await using var host = await ScriptedHost.StartAsync();
        host.Gateway.Answer(ByReference, SampleFile.Text("by-reference")).Answer(Order, SampleFile.Text("order-child"));

        var order = Assert.Single(await host.Seam<IUpstreamOrders>().FindByReferenceAsync(ScriptedHost.Context, "rb1", Token));

        Assert.Equal(("86403369569", "rb1"), (order.Id, order.Reference));
        Assert.Equal("rb1", host.Gateway.CallsOf(ByReference).Single().Form["thirdOrder"]);
    }

    [Fact]
    public async Task An_unknown_reference_and_an_unknown_order_are_none()
    {
        await using var host = await ScriptedHost.StartAsync();
        host.Gateway.Answer(ByReference, SampleFile.Text("no-order")).Answer(Order, SampleFile.Text("no-order"));

        Assert.Empty(await host.Seam<IUpstreamOrders>().FindByReferenceAsync(ScriptedHost.Context, "rb1", Token));
        Assert.Null(await host.Seam<IUpstreamOrders>().FindAsync(ScriptedHost.Context, "1", Token));
    }

    [Theory]
    [InlineData("""{"success":false,"resultCode":"9","resultMessage":"系统异常","result":null}""", MarketplaceErrorKind.Unavailable)]
    [InlineData("""{"success":false,"resultCode":"9","resultMessage":"?","result":null}""", MarketplaceErrorKind.InvalidRequest)]
    public async Task Any_other_answer_is_no_proof_that_there_is_none(string answer, MarketplaceErrorKind kind)
    {
        await using var host = await ScriptedHost.StartAsync();
        host.Gateway.Answer(ByReference, answer);

        var error = await Assert.ThrowsAsync<MarketplaceException>(
            async () => await host.Seam<IUpstreamOrders>().FindByReferenceAsync(ScriptedHost.Context, "rb1", Token));

        Assert.Equal(kind, error.Kind);
    }

    [Fact]
    public async Task An_order_that_JD_names_and_does_not_show_is_not_absent()
    {
        await using var host = await ScriptedHost.StartAsync();
        host.Gateway.Answer(ByReference, SampleFile.Text("by-reference")).Answer(Order, SampleFile.Text("no-order"));

        var error = await Assert.ThrowsAsync<MarketplaceException>(
            async () => await host.Seam<IUpstreamOrders>().FindByReferenceAsync(ScriptedHost.Context, "rb1", Token));

        Assert.Equal(MarketplaceErrorKind.Unavailable, error.Kind);
    }

    [Fact]
    public async Task What_changed_is_listed_by_the_days_of_Beijing_and_by_the_order_that_we_made()
    {
        await using var host = await ScriptedHost.StartAsync();
        host.Gateway.Answer("api/checkOrder/checkNewOrder", SampleFile.Text("new-orders"))
            .Answer("api/checkOrder/checkDlokOrder", SampleFile.Text("new-orders").Replace("86403369569", "82439212677", StringComparison.Ordinal))
            .Answer("api/checkOrder/checkRefuseOrder", SampleFile.Text("no-orders"))
            .Answer("api/checkOrder/checkCompleteOrder", SampleFile.Text("no-orders"))
            .Answer(Order, call => call.Form["jdOrderId"] switch
            {
                "82439393004" => SampleFile.Text("order-parent"),
                "82439212677" => """{"success":true,"resultCode":"0000","result":{"pOrder":82439393004,"jdOrderId":82439212677,"type":2,"orderPrice":1}}""",
                _ => SampleFile.Text("order-child"),
            });
        var from = new DateTimeOffset(2020, 5, 20, 2, 0, 0, TimeSpan.Zero);

        var page = await host.Seam<IUpstreamOrders>().ListAsync(ScriptedHost.Context, new UpstreamOrderQuery(from, from.AddHours(1)), Token);

        // 99999 changed before 10:00 in Beijing.
        Assert.Equal(["86403369569", "82439393004"], page.Orders.Select(order => order.Id));
        Assert.True(page.HasMore);
        Assert.All(host.Gateway.Calls.Where(call => call.Operation.StartsWith("api/checkOrder", StringComparison.Ordinal)), call =>
            Assert.Equal(("2020-05-20", "1"), (call.Form["date"], call.Form["page"])));
    }

    [Fact]
    public async Task A_stretch_over_midnight_in_Beijing_is_two_days()
    {
        await using var host = await ScriptedHost.StartAsync();
        foreach (var list in (string[])["checkNewOrder", "checkDlokOrder", "checkRefuseOrder", "checkCompleteOrder"])
        {
            host.Gateway.Answer("api/checkOrder/" + list, SampleFile.Text("no-orders"));
        }

        var from = new DateTimeOffset(2020, 5, 20, 15, 30, 0, TimeSpan.Zero);
        var page = await host.Seam<IUpstreamOrders>().ListAsync(ScriptedHost.Context, new UpstreamOrderQuery(from, from.AddHours(1)), Token);

        Assert.Empty(page.Orders);
        Assert.Equal(["2020-05-20", "2020-05-21"], host.Gateway.Calls.Select(call => call.Form["date"]).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(8, host.Gateway.Calls.Count);
    }

    [Fact]
    public async Task Parcels_are_told_with_what_happened_to_them()
    {
        await using var host = await ScriptedHost.StartAsync();
        host.Gateway.Answer(Order, SampleFile.Text("order-child")).Answer(Track, SampleFile.Text("track"));

        var shipments = await host.Seam<IDomesticTracking>().GetShipmentsAsync(ScriptedHost.Context, "86403369569", Token);

        Assert.Equal(["JDVA00000000001", "86403369569"], shipments.Select(shipment => shipment.Waybill));
        Assert.All(shipments, shipment => Assert.Equal(("京东快递", DomesticShipmentStatus.Delivered), (shipment.Carrier, shipment.Status)));
        Assert.Equal(
            [new DateTimeOffset(2020, 5, 20, 10, 11, 12, TimeSpan.FromHours(8)), new DateTimeOffset(2020, 5, 21, 15, 0, 0, TimeSpan.FromHours(8))],
            shipments[0].Steps.Select(step => step.At));
        Assert.Equal(("86403369569", "1"), (host.Gateway.CallsOf(Track).Single().Form["jdOrderId"], host.Gateway.CallsOf(Track).Single().Form["waybillCode"]));
    }

    [Fact]
    public async Task Each_part_is_tracked_by_its_own_number()
    {
        await using var host = await ScriptedHost.StartAsync();
        host.Gateway.Answer(Order, SampleFile.Text("order-parent")).Answer(Track, call =>
            $$$"""{"success":true,"resultCode":"0000","result":{"orderTrack":null,"waybillCode":[{"orderId":"{{{call.Form["jdOrderId"]}}}","carrier":"x","deliveryOrderId":"W{{{call.Form["jdOrderId"]}}}"}]}}""");

        var shipments = await host.Seam<IDomesticTracking>().GetShipmentsAsync(ScriptedHost.Context, "82439393004", Token);

        Assert.Equal(
            [("W82439212677", DomesticShipmentStatus.InTransit), ("W82437660963", DomesticShipmentStatus.Announced)],
            shipments.Select(shipment => (shipment.Waybill, shipment.Status)));
    }

    [Theory]
    [InlineData("""{"success":true,"resultCode":"0000","result":null}""")]
    [InlineData("""{"success":true,"resultCode":"0000","result":{}}""")]
    [InlineData("""{"success":true,"resultCode":"0000","result":{"orderTrack":[],"waybillCode":[]}}""")]
    public async Task Before_anything_is_sent_there_is_nothing(string track)
    {
        await using var host = await ScriptedHost.StartAsync();
        host.Gateway.Answer(Order, SampleFile.Text("order-child")).Answer(Track, track);

        Assert.Empty(await host.Seam<IDomesticTracking>().GetShipmentsAsync(ScriptedHost.Context, "86403369569", Token));
    }

    private static string Parent(string id, string children) =>
        $$$"""{"success":true,"resultCode":"0000","result":{"type":1,"orderState":1,"submitState":1,"pOrder":{"jdOrderId":{{{id}}},"orderPrice":1},"cOrder":[{{{children}}}]}}""";
}
