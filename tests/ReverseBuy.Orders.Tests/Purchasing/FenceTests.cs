using ReverseBuy.Buying;
using ReverseBuy.Orders.Tests.Support;
using ReverseBuy.Procurement;
using static ReverseBuy.Orders.Tests.Support.OrdersHost;

namespace ReverseBuy.Orders.Tests.Purchasing;

/// <summary>
/// A sender that is paused between its stored intent and the first byte, while another host on the same database goes on without it. Whatever that one
/// concludes, the paused one sends nothing once its time is over.
/// </summary>
public sealed class FenceTests
{
    [Theory]
    [InlineData(29, 1)]
    [InlineData(31, 0)]
    [InlineData(60, 0)]
    [InlineData(1200, 0)]
    public async Task A_paused_sender_never_causes_a_second_upstream_order(int pausedSeconds, int sends)
    {
        await using var first = await StartAsync();
        await using var second = await first.StartBesideAsync();
        var sku = first.North.Offer();
        var order = await first.PlaceAsync(Line(sku));
        await first.PayAsync(order);
        first.North.BeforeFirstByte = async () =>
        {
            // Longer than any lease on the worker: the other host has it, and works.
            first.North.BeforeFirstByte = null;
            for (var passed = 0; passed < pausedSeconds; passed += 30)
            {
                await second.AdvanceAsync(TimeSpan.FromSeconds(Math.Min(30, pausedSeconds - passed)));
            }
        };

        await first.ApproveAsync(order.Id);
        await first.WorkAsync();
        Assert.Equal(sends, first.North.References.Count);
        await second.PassAsync(15);
        if (await second.InBucketAsync(order.Id, UnitBucket.Pending) > 0)
        {
            await second.Procurement.BuyAsync(order.Id, second.Command(), Token);
            await second.WorkAsync();
        }

        Assert.Equal(2, first.North.Bought(sku));
        Assert.Single(first.North.Orders);
        Assert.Equal(2, await first.InBucketAsync(order.Id, UnitBucket.Purchased));
    }

    [Fact]
    public async Task Of_a_sender_that_breaks_the_rule_the_second_order_is_found_and_cancelled()
    {
        await using var first = await StartAsync();
        await using var second = await first.StartBesideAsync();
        var sku = first.North.Offer();
        var order = await first.PlaceAsync(Line(sku));
        await first.PayAsync(order);
        first.North.BeforeFirstByte = async () =>
        {
            // The connector sends all the same, long after everybody has counted it as never sent.
            first.North.BeforeFirstByte = null;
            await second.PassAsync(15);
            Assert.Equal(2, await second.InBucketAsync(order.Id, UnitBucket.Pending));
            await second.Procurement.BuyAsync(order.Id, second.Command(), Token);
            await second.WorkAsync();
            first.North.SendsTooLate = true;
        };

        await first.ApproveAsync(order.Id);
        await first.WorkAsync();
        Assert.Equal(2, first.North.Orders.Count);
        await second.PassAsync(5);

        Assert.Equal(2, first.North.Bought(sku));
        Assert.Equal(1, first.North.Orders.Sum(upstream => upstream.Payments));
        var purchases = await first.Procurement.ListAsync(order.Id, Token);
        Assert.Equal([PurchaseOrderState.Absent, PurchaseOrderState.Paid], purchases.Select(purchase => purchase.State).Order());
        Assert.Equal(UpstreamOrderState.Cancelled, Assert.Single(purchases.Single(purchase => purchase.State == PurchaseOrderState.Absent).UpstreamOrders).State);
    }
}
