using ReverseBuy.Buying;
using ReverseBuy.Fulfilment;
using ReverseBuy.Inventory;
using ReverseBuy.Orders.Tests.Support;
using ReverseBuy.Procurement;
using static ReverseBuy.Orders.Tests.Support.OrdersHost;
using Behaviour = ReverseBuy.Orders.Tests.Support.ScriptedMarketplace.Behaviour;

namespace ReverseBuy.Orders.Tests.Invariants;

/// <summary>An order of two lines, to which any sequence of steps happens; after each one everything that must hold is looked at.</summary>
internal sealed partial class Course(OrdersHost host)
{
    private const int Quantity = 3;
    private OrderId _order;

    public async Task StartPlacedAsync()
    {
        var request = new PlaceOrder(Anna, [Line(host.North.Offer(), Quantity), Line(host.South.Offer(), Quantity)], Currency.EUR)
        {
            DomesticFreight = new Money(10m, Currency.CNY),
            Discount = new Money(0.07m, Currency.EUR),
        };
        _order = Assert.IsType<PlaceOrderResult.Placed>(await host.Orders.PlaceAsync(request, host.Command(ActorKind.Customer), Token)).Order;
    }

    public async Task StartApprovedAsync()
    {
        await StartPlacedAsync();
        await host.PayAsync(await host.GetAsync(_order));
        await CommandAsync(command => host.ApproveAsync(_order, command));
    }

    public async Task RunAsync(IEnumerable<CourseStep> steps)
    {
        foreach (var step in steps)
        {
            await DoAsync(step);
            await host.WorkAsync();
            await CheckAsync(step.ToString());
        }

        await EndAsync();
    }

    private async Task DoAsync(CourseStep step)
    {
        switch (step)
        {
            case CourseStep.PassMinute:
                await host.PassAsync(1);
                break;
            case CourseStep.PassHour:
                await host.AdvanceAsync(TimeSpan.FromHours(1));
                break;
            case CourseStep.LoseCreateBefore:
                host.North.Creates.Enqueue(Behaviour.LoseBefore);
                break;
            case CourseStep.LoseCreateAfter:
                host.North.Creates.Enqueue(Behaviour.LoseAfter);
                break;
            case CourseStep.RefuseCreate:
                host.North.Creates.Enqueue(Behaviour.Refuse);
                break;
            case CourseStep.ThrottleCreate:
                host.North.Creates.Enqueue(Behaviour.Throttle);
                break;
            case CourseStep.BreakCreate:
                host.North.Creates.Enqueue(Behaviour.Break);
                break;
            case CourseStep.LosePayBefore:
                host.North.Pays.Enqueue(Behaviour.LoseBefore);
                break;
            case CourseStep.LosePayAfter:
                host.North.Pays.Enqueue(Behaviour.LoseAfter);
                break;
            case CourseStep.AcceptPay:
                host.North.Pays.Enqueue(Behaviour.Accept);
                break;
            case CourseStep.RefusePay:
                host.North.Pays.Enqueue(Behaviour.Refuse);
                break;
            case CourseStep.GoDown:
                host.North.Reads.Enqueue(Behaviour.Unavailable);
                break;
            case CourseStep.RaisePrice:
                host.North.Offer(price: 60m);
                break;
            case CourseStep.LowerPrice:
                host.North.Offer();
                break;
            case CourseStep.Buy:
                await CommandAsync(command => host.Procurement.BuyAsync(_order, command, Token));
                break;
            case CourseStep.Look:
                await host.Procurement.LookAsync(_order, Token);
                break;
            case CourseStep.SellerShips:
                Ship();
                await host.Procurement.LookAsync(_order, Token);
                break;
            case CourseStep.SellerCancels:
                if (host.North.Orders.FirstOrDefault(upstream => upstream.Status is UpstreamStatus.Unpaid or UpstreamStatus.Paid) is { } victim)
                {
                    victim.Status = UpstreamStatus.Cancelled;
                }

                break;
            case CourseStep.TakeIn:
                await TakeInAsync();
                break;
            case CourseStep.SendParcel:
                await SendAsync();
                break;
            case >= CourseStep.PauseSender:
                await DoubtAsync(step);
                break;
            case >= CourseStep.PassMonth:
                await DoInWarehouseAsync(step);
                break;
            default:
                await DecideAsync(step);
                break;
        }
    }

    private void Ship()
    {
        foreach (var upstream in host.North.Orders.Concat(host.South.Orders).Where(upstream => upstream.Status == UpstreamStatus.Paid))
        {
            upstream.Status = UpstreamStatus.Shipped;
        }
    }

    private async Task TakeInAsync(bool areDamaged = false)
    {
        foreach (var package in (await host.Warehouse.ListAsync(_order, Token)).Where(package => package.State is PackageState.Announced or PackageState.InTransit or PackageState.Lost))
        {
            await host.ArriveAsync(package);
            var purchase = (await host.Procurement.FindAsync(package.Sources[0].PurchaseOrder, Token))!;
            var line = purchase.Lines[0].OrderLine;
            var coming = (await host.GetAsync(_order)).Line(line).Units is var units ? units[UnitBucket.Purchased] + units[UnitBucket.Missing] : 0;
            var counted = Math.Min(coming, purchase.UpstreamOrders.Single(upstream => upstream.Id == package.Sources[0].UpstreamOrderId).Contents.Sum(content => content.Quantity));
            if (counted > 0)
            {
                await host.Warehouse.InspectAsync(package.Id, new Inspection([new InspectedUnits(_order, line, areDamaged ? 0 : counted) { Damaged = areDamaged ? counted : 0 }], 500), host.Command(ActorKind.Warehouse), Token);
            }
        }
    }

    private async Task SendAsync()
    {
        var order = await host.GetAsync(_order);
        var items = order.Lines.Where(line => line.Units[UnitBucket.InStock] > 0).Select(line => new ParcelItem(_order, line.Id, line.Units[UnitBucket.InStock])).ToList();
        if (items.Count > 0)
        {
            await CommandAsync(command => host.Parcels.RequestAsync(ParcelOf(order) with { Items = items }, command, Token));
        }
    }

    /// <summary>Whatever was lost or refused, in the end nothing is in doubt any more.</summary>
    private async Task EndAsync()
    {
        host.North.Reads.Clear();
        host.North.Creates.Clear();
        host.North.Pays.Clear();
        host.North.Cancels.Clear();
        foreach (var hold in (await host.GetAsync(_order)).Holds.Where(hold => hold.IsOn))
        {
            await host.ReleaseHoldAsync(_order, hold.Name);
        }

        host.North.Offer();
        Surcharge(0m);
        await SeeToPersonsAsync();
        await host.PassAsync(45);
        await CheckAsync("the end");
        var order = await host.GetAsync(_order);
        var left = order.Lines.Sum(line => line.Units[UnitBucket.Purchasing]);
        var purchases = (await host.Procurement.ListAsync(_order, Token))
            .Select(purchase => $"{purchase.Marketplace} {purchase.State} due {purchase.DueAt:u} {purchase.Person} {purchase.Note} [{string.Join(", ", purchase.UpstreamOrders)}]");
        Assert.True(left == 0, $"At {host.Time.GetUtcNow():u} {left} units are still being bought: {string.Join("; ", purchases)}");
        await EndEarlyAsync(order);
    }

    private async Task CheckAsync(string after)
    {
        var order = await host.GetAsync(_order);
        Assert.All(order.Lines, line => Assert.True(line.Units.Total == Quantity, $"After {after} a line has {line.Units.Total} units."));
        foreach (var (market, line) in new[] { (host.North, order.Lines[0]), (host.South, order.Lines[1]) })
        {
            var bought = market.Bought(line.Sku);
            var wanted = Quantity + _boughtAgain.GetValueOrDefault(line.Id);
            Assert.True(bought <= wanted, $"After {after} {bought} units of {line.Sku} are bought instead of {wanted}.");
            Assert.Equal(market.References.Distinct(StringComparer.Ordinal), market.References);
            Assert.All(market.Orders, upstream => Assert.True(upstream.Payments <= 1, $"After {after} an upstream order was paid {upstream.Payments} times."));
        }

        CheckState(order, after);
        await CheckMoneyAsync(order, after);
        await CheckHistoryAsync(order, after);
        await CheckTimersAsync(order, after);
        await CheckPurchasesAsync(order, after);
        await CheckHoldsAsync(order, after);
        await CheckParcelsAsync(order, after);
    }

    // What may be bought this moment is held, and nothing is that was bought or goes to nobody.
    private async Task CheckHoldsAsync(Order order, string after)
    {
        await using var view = await host.Storage.ReadAsync(Lotus, Token);
        var holds = await view.Holds.ListByOrderAsync(_order, Token);
        foreach (var line in order.Lines)
        {
            var own = holds.Where(hold => hold.Line == line.Id).ToList();
            var open = own.Where(hold => hold.State == StockHoldState.Open && !(hold.ExpiresAt <= host.Time.GetUtcNow())).Sum(hold => hold.Quantity);
            var (pending, purchasing) = (line.Units[UnitBucket.Pending], line.Units[UnitBucket.Purchasing]);
            Assert.True(open >= purchasing, $"After {after} {purchasing} units of {line.Sku} are being bought, and {open} are held.");
            Assert.True(open <= pending + purchasing, $"After {after} {open} units of {line.Sku} are held, and {pending + purchasing} are to be bought.");
            var never = pending + purchasing + line.Units[UnitBucket.Cancelled];
            var consumed = own.Where(hold => hold.State == StockHoldState.Consumed).Sum(hold => hold.Quantity);

            // Holds that have done their service are not kept for ever.
            Assert.True(_isLongAgo || consumed >= Quantity - never, $"After {after} only {consumed} units of {line.Sku} count as bought.");
        }
    }

    // A unit is in at most one purchase that still stands for it.
    private async Task CheckPurchasesAsync(Order order, string after)
    {
        var purchases = await host.Procurement.ListAsync(_order, Token);
        CheckSends(purchases, after);
        foreach (var line in order.Lines)
        {
            var live = purchases
                .Where(purchase => purchase.State != PurchaseOrderState.Discarded)
                .SelectMany(purchase => purchase.Lines)
                .Where(purchased => purchased.OrderLine == line.Id)
                .Sum(purchased => purchased.Live);
            Assert.True(live <= Quantity, $"After {after} purchases stand for {live} units of {line.Sku}.");
        }
    }
}
