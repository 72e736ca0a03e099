using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ReverseBuy.Fulfilment;
using ReverseBuy.Inventory;
using ReverseBuy.Orders.Tests.Support;
using ReverseBuy.Payments;
using ReverseBuy.Procurement;
using ReverseBuy.Storage;
using static ReverseBuy.Orders.Tests.Support.OrdersHost;

namespace ReverseBuy.Orders.Tests.Purchasing;

/// <summary>
/// The power goes at every commit of an order's whole course, once before and once after it became durable. The same commands, given again with
/// the same keys by the next process, bring the order to the customer; nothing is bought, paid or handled twice.
/// </summary>
public sealed class PowerCutTests
{
    // More than a whole course has; the test says so when it no longer is.
    private const int MoreThanAllCommits = 160;
    private static readonly Actor Tester = new(ActorKind.Operator, "test");

    public static TheoryData<bool> Sides => [false, true];

    [Theory]
    [MemberData(nameof(Sides))]
    public async Task Whenever_the_power_goes_the_order_is_delivered_and_nothing_is_done_twice(bool afterwards)
    {
        var commits = int.MaxValue;
        for (var at = 1; at <= commits; at++)
        {
            await using var course = new Course();
            var cut = new PowerCut(at, afterwards);
            try
            {
                await course.RunAsync(cut);
            }
            catch (PowerCutException)
            {
            }

            if (!cut.IsCut)
            {
                commits = cut.Commits;
                Assert.True(commits is > 20 and < MoreThanAllCommits, $"A course has {commits} commits.");
                break;
            }

            await course.RunAsync(new PowerCut(int.MaxValue, false));
            await course.CheckAsync($"cut {(afterwards ? "after" : "before")} commit {at}");
        }

        Assert.NotEqual(int.MaxValue, commits);
    }

    /// <summary>One order's course over any number of processes: disk, marketplaces and time outlive each.</summary>
    private sealed class Course : IAsyncDisposable
    {
        private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 2, 12, 0, 0, TimeSpan.Zero));
        private readonly ScriptedMarketplace _north;
        private readonly ScriptedMarketplace _south;
        private OrdersHost? _first;
        private OrderId _order;

        public Course()
        {
            _north = new ScriptedMarketplace("north", _time);
            _south = new ScriptedMarketplace("south", _time);
            _north.Offer();
            _south.Offer();

            // One answer of each kind is lost on the way, whatever else happens.
            _north.Creates.Enqueue(ScriptedMarketplace.Behaviour.LoseAfter);
            _south.Pays.Enqueue(ScriptedMarketplace.Behaviour.LoseAfter);
        }

        public async Task RunAsync(PowerCut cut)
        {
            // The first process only formats the disk, and is kept because the disk is its memory.
            _first ??= await StartAsync(_time, _north, _south, change: null);
            await using var host = await StartAsync(
                _time, _north, _south, services => services.AddSingleton<ITenantStorage>(new FragileStorage(_first.Storage, cut)));
            await DeliverAsync(host);
        }

        public ValueTask DisposeAsync() => _first?.DisposeAsync() ?? ValueTask.CompletedTask;

        public async Task CheckAsync(string when)
        {
            await using var host = await StartAsync(_time, _north, _south, services => services.AddSingleton<ITenantStorage>(new FragileStorage(_first!.Storage, new PowerCut(int.MaxValue, false))));
            var order = await host.GetAsync(_order);

            Assert.True(order.State == OrderState.Delivered, $"{when}: the order is {order.State}.");
            Assert.True(_north.Bought(_north.Sku()) == 2 && _south.Bought(_south.Sku()) == 2, $"{when}: bought {_north.Bought(_north.Sku())} and {_south.Bought(_south.Sku())} instead of 2 each.");
            Assert.All(_north.Orders.Concat(_south.Orders), upstream => Assert.True(upstream.Payments <= 1, $"{when}: paid {upstream.Payments} times."));
            Assert.True(order.Paid == order.Charged, $"{when}: paid {order.Paid} of {order.Charged}.");

            var explained = await host.Orders.ExplainAsync(_order, Token);
            await using var view = await host.Storage.ReadAsync(Lotus, Token);
            Assert.True(await view.Outbox.CountAsync(Token) == 0, $"{when}: events are left in the outbox.");
            Assert.True(explained.Timeline.All(handled => handled.Marks.Any(mark => mark.Handler == "timeline")), $"{when}: an event was not handled.");
            Assert.True(explained.Timeline.Select(handled => handled.Envelope.Id).Distinct().Count() == explained.Timeline.Count, $"{when}: an event is in the timeline twice.");
            var holds = await view.Holds.ListByOrderAsync(_order, Token);
            Assert.True(holds.All(hold => hold.State != StockHoldState.Open), $"{when}: something is still held.");
            var consumed = holds.Where(hold => hold.State == StockHoldState.Consumed).Sum(hold => hold.Quantity);
            Assert.True(consumed == 4, $"{when}: {consumed} pieces count as bought instead of 4.");
            var units = explained.History.OfType<HistoryEntry.UnitsMoved>().GroupBy(move => (move.Line, move.Fact, move.From, move.To));
            Assert.True(units.All(move => move.Count() == 1), $"{when}: a fact moved units twice.");
        }

        private static Command Command(string key) => new(new IdempotencyKey(key), Tester);

        private async Task DeliverAsync(OrdersHost host)
        {
            await host.WorkAsync();
            var placed = Assert.IsType<PlaceOrderResult.Placed>(await host.Orders.PlaceAsync(
                new PlaceOrder(Anna, [Line(_north.Sku()), Line(_south.Sku())], Currency.EUR), Command("place"), Token));
            _order = placed.Order;
            await host.Payments.ReportCaptureAsync(
                new Capture(new IdempotencyKey("capture"), AggregateKey.Of(_order), new Money(20m, Currency.EUR)), Tester, Token);
            await host.Orders.ApproveAsync(_order, Command("approve"), Token);
            await BuyAsync(host);
            await StockAsync(host);
            await ShipAsync(host);
            await host.WorkAsync();
        }

        private async Task BuyAsync(OrdersHost host)
        {
            await host.WorkAsync();
            for (var minute = 0; minute < 60 && await LeftToBuyAsync(host); minute++)
            {
                await host.AdvanceAsync(TimeSpan.FromMinutes(1));
                var purchases = await host.Procurement.ListAsync(_order, Token);
                if (purchases.Any(purchase => purchase.State == PurchaseOrderState.Absent))
                {
                    await host.Procurement.BuyAsync(_order, Command($"buy-beside-{purchases.Count}"), Token);
                    await host.WorkAsync();
                }
            }
        }

        private async Task<bool> LeftToBuyAsync(OrdersHost host) =>
            await host.InBucketAsync(_order, UnitBucket.Pending) + await host.InBucketAsync(_order, UnitBucket.Purchasing) > 0;

        private async Task StockAsync(OrdersHost host)
        {
            foreach (var package in await host.ShipUpstreamAsync(_order))
            {
                var purchase = (await host.Procurement.FindAsync(package.Sources[0].PurchaseOrder, Token))!;
                await host.Warehouse.ArriveAsync(new PackageArrival(package.Warehouse, package.Waybill), Command("arrive-" + package.Waybill), Token);
                await host.Warehouse.InspectAsync(
                    package.Id, new Inspection([new InspectedUnits(_order, purchase.Lines[0].OrderLine, 2)], 700), Command("inspect-" + package.Waybill), Token);
            }
        }

        private async Task ShipAsync(OrdersHost host)
        {
            var order = await host.GetAsync(_order);
            var request = new RequestParcel(Anna, [.. order.Lines.Select(line => new ParcelItem(_order, line.Id, line.Quantity))], "address-1", "DE");
            var parcel = ParcelId.From((await host.Parcels.RequestAsync(request, Command("request"), Token)).Aggregate.Value);
            var freight = new Money(9m, Currency.EUR);
            await host.Parcels.QuoteAsync(parcel, freight, Command("quote"), Token);
            await host.Payments.ReportCaptureAsync(new Capture(new IdempotencyKey("freight"), AggregateKey.Of(parcel), freight), Tester, Token);
            await host.Parcels.PackAsync(parcel, 1500, new ParcelSize(300, 200, 100), Command("pack"), Token);
            await host.Parcels.HandOverAsync(parcel, "EMS", "EM1", Command("hand-over"), Token);
            await host.Parcels.ReportAsync(parcel, CarrierStatus.InTransit, Command("in-transit"), Token);
            await host.Parcels.ReportAsync(parcel, CarrierStatus.Delivered, Command("delivered"), Token);
        }
    }
}
