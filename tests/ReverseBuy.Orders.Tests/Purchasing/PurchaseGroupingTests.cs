using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ReverseBuy.Buying;
using ReverseBuy.Inventory;
using ReverseBuy.Orders.Tests.Support;
using ReverseBuy.Procurement;
using static ReverseBuy.Orders.Tests.Support.OrdersHost;
using Behaviour = ReverseBuy.Orders.Tests.Support.ScriptedMarketplace.Behaviour;

namespace ReverseBuy.Orders.Tests.Purchasing;

/// <summary>One purchase for lines of several orders: each order gets its own units, and gives back only its own.</summary>
public sealed class PurchaseGroupingTests
{
    private const int Batch = 6;

    [Fact]
    public async Task Orders_that_come_in_the_window_are_bought_together_as_soon_as_there_are_enough()
    {
        await using var host = await StartAsync();
        var sku = host.North.Offer();
        var anna = await host.BuyAsync(Line(sku, 2));
        await host.AdvanceAsync(TimeSpan.FromMinutes(20));
        Assert.Equal((0, 2), (host.North.CreateCalls, await host.InBucketAsync(anna.Id, UnitBucket.Pending)));

        var ben = await host.BuyAsync(Line(sku, 4));

        Assert.Equal(1, host.North.CreateCalls);
        Assert.Equal(Batch, Assert.Single(Assert.Single(host.North.Orders).Lines).Quantity);
        Assert.Equal((2, 4), (await host.InBucketAsync(anna.Id, UnitBucket.Purchased), await host.InBucketAsync(ben.Id, UnitBucket.Purchased)));
        Assert.Equal((await host.PurchaseAsync(anna.Id)).Id, (await host.PurchaseAsync(ben.Id)).Id);
        await CheckHoldsAsync(host, anna.Id, ben.Id);
    }

    [Fact]
    public async Task What_waits_is_bought_alone_when_its_window_is_over()
    {
        await using var host = await StartAsync();
        var order = await host.BuyAsync(Line(host.North.Offer(), 2));

        await host.AdvanceAsync(TimeSpan.FromMinutes(59));
        Assert.Equal(0, host.North.CreateCalls);
        await host.AdvanceAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.Purchased));
    }

    [Fact]
    public async Task A_later_order_does_not_prolong_the_window_and_a_person_ends_it()
    {
        await using var host = await StartAsync();
        var sku = host.North.Offer();
        await host.BuyAsync(Line(sku, 2));
        await host.AdvanceAsync(TimeSpan.FromMinutes(50));
        var second = await host.BuyAsync(Line(sku, 1));
        await host.AdvanceAsync(TimeSpan.FromMinutes(10));
        Assert.Equal(3, host.North.Bought(sku));
        Assert.Equal(1, await host.InBucketAsync(second.Id, UnitBucket.Purchased));

        var third = await host.BuyAsync(Line(sku, 1));
        await host.Procurement.BuyAsync(third.Id, host.Command(), Token);
        await host.WorkAsync();
        Assert.Equal(1, await host.InBucketAsync(third.Id, UnitBucket.Purchased));
    }

    [Fact]
    public async Task Another_seller_is_not_joined()
    {
        await using var host = await StartAsync();
        await host.BuyAsync(Line(host.North.Offer(), 2));

        await host.BuyAsync(Line(host.North.Offer("1002", seller: "seller-2"), 5));

        Assert.Equal(0, host.North.CreateCalls);
    }

    [Fact]
    public async Task Of_what_is_left_who_ordered_first_is_served_and_the_other_is_asked()
    {
        await using var host = await StartAsync();
        var sku = host.North.Offer(stock: 100);
        var anna = await host.BuyAsync(Line(sku, 2));
        var ben = await host.PayNewAsync(Line(sku, 4));
        host.North.Offer(stock: 5);

        await host.ApproveAsync(ben.Id);
        await host.WorkAsync();

        Assert.Equal(2, await host.InBucketAsync(anna.Id, UnitBucket.Purchased));
        var question = await host.OpenQuestionAsync(ben.Id);
        Assert.Equal((QuestionKind.SoldOut, 1), (question.Kind, question.Quantity));
        await host.AnswerAsync(ben.Id, question.Id, QuestionChoice.LeaveOut);
        await host.WorkAsync();
        Assert.Equal((3, 1), (await host.InBucketAsync(ben.Id, UnitBucket.Purchased), await host.InBucketAsync(ben.Id, UnitBucket.Cancelled)));
        Assert.Equal(5, host.North.Bought(sku));
        await CheckHoldsAsync(host, anna.Id, ben.Id);
    }

    [Fact]
    public async Task A_refusal_gives_each_order_its_own_units_back()
    {
        await using var host = await StartAsync();
        var sku = host.North.Offer();
        host.North.Creates.Enqueue(Behaviour.RefuseForNoReason);
        var anna = await host.BuyAsync(Line(sku, 2));

        var ben = await host.BuyAsync(Line(sku, 4));

        Assert.Equal((2, 4), (await host.InBucketAsync(anna.Id, UnitBucket.Pending), await host.InBucketAsync(ben.Id, UnitBucket.Pending)));
        await CheckHoldsAsync(host, anna.Id, ben.Id);
    }

    [Fact]
    public async Task Throttled_it_is_tried_again_together()
    {
        await using var host = await StartAsync();
        var sku = host.North.Offer();
        host.North.Creates.Enqueue(Behaviour.Throttle);
        var anna = await host.BuyAsync(Line(sku, 2));
        var ben = await host.BuyAsync(Line(sku, 4));

        await host.PassAsync(1);

        Assert.Equal(Batch, Assert.Single(Assert.Single(host.North.Orders).Lines).Quantity);
        Assert.Equal((2, 4), (await host.InBucketAsync(anna.Id, UnitBucket.Purchased), await host.InBucketAsync(ben.Id, UnitBucket.Purchased)));
    }

    [Fact]
    public async Task Split_by_the_marketplace_each_part_brings_the_units_of_its_orders_and_a_cancelled_one_frees_them()
    {
        await using var host = await StartAsync();
        host.North.SplitInto = 2;
        var (red, blue) = (host.North.Offer(), host.North.Offer("1002"));
        var anna = await host.BuyAsync(Line(red, 2));
        var ben = await host.BuyAsync(Line(red, 1), Line(blue, 3));
        Assert.Equal(2, host.North.Orders.Count);
        Assert.Equal((2, 4), (await host.InBucketAsync(anna.Id, UnitBucket.Purchased), await host.InBucketAsync(ben.Id, UnitBucket.Purchased)));

        host.North.Orders[1].Status = UpstreamStatus.Cancelled;
        await host.LookAsync(ben.Id);

        Assert.Equal(2, await host.InBucketAsync(anna.Id, UnitBucket.Purchased));
        Assert.Equal((1, 3), (await host.InBucketAsync(ben.Id, UnitBucket.Purchased), await host.InBucketAsync(ben.Id, UnitBucket.Pending)));
        await CheckHoldsAsync(host, anna.Id, ben.Id);
    }

    [Fact]
    public async Task A_part_that_the_marketplace_left_out_is_the_later_orders()
    {
        await using var host = await StartAsync();
        var sku = host.North.Offer();
        var anna = await host.BuyAsync(Line(sku, 2));
        host.North.TakesAtMost = 5;

        var ben = await host.BuyAsync(Line(sku, 4));

        Assert.Equal(2, await host.InBucketAsync(anna.Id, UnitBucket.Purchased));
        Assert.Equal((3, 1), (await host.InBucketAsync(ben.Id, UnitBucket.Purchased), await host.InBucketAsync(ben.Id, UnitBucket.Pending)));
    }

    [Fact]
    public async Task An_order_that_is_stopped_or_withdrawn_does_not_hold_up_the_other()
    {
        await using var host = await StartAsync();
        var sku = host.North.Offer();
        var anna = await host.BuyAsync(Line(sku, 2));
        var eva = await host.BuyAsync(Line(sku, 1));
        await host.AskAsync(anna.Id, new AskQuestion("Red or blue?") { Line = anna.Lines[0].Id });
        await host.CancelAsync(eva.Id);

        var ben = await host.BuyAsync(Line(sku, 3));
        await host.AdvanceAsync(TimeSpan.FromHours(2));

        Assert.Equal((3, 3), (await host.InBucketAsync(ben.Id, UnitBucket.Purchased), host.North.Bought(sku)));
        Assert.Equal(2, await host.InBucketAsync(anna.Id, UnitBucket.Pending));
        await host.AnswerAsync(anna.Id, (await host.OpenQuestionAsync(anna.Id)).Id);
        await host.WorkAsync();
        await host.AdvanceAsync(TimeSpan.FromHours(1));
        Assert.Equal(2, await host.InBucketAsync(anna.Id, UnitBucket.Purchased));
    }

    private static async Task CheckHoldsAsync(OrdersHost host, params OrderId[] orders)
    {
        await using var view = await host.Storage.ReadAsync(Lotus, Token);
        foreach (var id in orders)
        {
            var order = await host.GetAsync(id);
            var holds = await view.Holds.ListByOrderAsync(id, Token);
            foreach (var line in order.Lines)
            {
                var open = holds.Where(hold => hold.Line == line.Id && hold.State == StockHoldState.Open).Sum(hold => hold.Quantity);
                Assert.True(open <= line.Units[UnitBucket.Pending] + line.Units[UnitBucket.Purchasing], $"{open} units are held of a line with {line.Units}.");
            }

            Assert.Equal(order.Paid + order.Due, order.Charged + order.DueBack);
        }
    }

    private static async Task<OrdersHost> StartAsync()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 2, 12, 0, 0, TimeSpan.Zero));
        return await OrdersHost.StartAsync(
            time,
            new ScriptedMarketplace("north", time),
            new ScriptedMarketplace("south", time),
            services => services.AddSingleton<IPurchaseGrouping, InBatches>());
    }

    private sealed class InBatches : IPurchaseGrouping
    {
        public TimeSpan WindowOf(TenantId tenant, PurchaseOrder planned) =>
            planned.Lines.Sum(line => line.Quantity) >= Batch ? TimeSpan.Zero : TimeSpan.FromHours(1);
    }
}
