using ReverseBuy.Buying;
using ReverseBuy.Fulfilment;
using ReverseBuy.Orders.Tests.Support;
using static ReverseBuy.Orders.Tests.Support.OrdersHost;

namespace ReverseBuy.Orders.Tests.Workflow;

/// <summary>Every legal move of units is made by something that a host can call or that the outside can tell.</summary>
public sealed class ReachedMoveTests
{
    // What cancels units that were not bought is the order's own business, and not the warehouse's.
    private static readonly (UnitBucket, UnitBucket)[] OfTheOrder = [(UnitBucket.Pending, UnitBucket.Cancelled)];

    [Fact]
    public async Task Every_move_of_units_is_reached()
    {
        var reached = new HashSet<(UnitBucket, UnitBucket)>();
        Func<OrdersHost, Task<Order>>[] courses =
        [
            RefusedAsync,
            CancelledUpstreamAsync,
            LostAndFoundAsync,
            DecidedAsync,
            host => ShippedAsync(host, CarrierStatus.Delivered),
            host => ShippedAsync(host, CarrierStatus.Returning),
            host => ShippedAsync(host, CarrierStatus.Lost, CarrierStatus.Delivered),
            host => ShippedAsync(host, CarrierStatus.Lost, CarrierStatus.Returning),
        ];
        foreach (var course in courses)
        {
            await using var host = await StartAsync();
            var order = await course(host);
            await using var view = await host.Storage.ReadAsync(Lotus, Token);
            reached.UnionWith((await view.History.ListAsync(AggregateKey.Of(order.Id), Token)).OfType<HistoryEntry.UnitsMoved>().Select(move => (move.From, move.To)));
        }

        Assert.Equal(UnitMoves.Legal.Except(OfTheOrder).Order(), reached.Except(OfTheOrder).Order());
    }

    private static async Task<Order> RefusedAsync(OrdersHost host)
    {
        host.North.Creates.Enqueue(ScriptedMarketplace.Behaviour.Refuse);
        return await host.BuyAsync(Line(host.North.Offer()));
    }

    private static async Task<Order> CancelledUpstreamAsync(OrdersHost host)
    {
        var order = await host.BuyAsync(Line(host.North.Offer()));
        host.North.SetAll(UpstreamStatus.Cancelled);
        await host.Procurement.LookAsync(order.Id, Token);
        await host.WorkAsync();
        return order;
    }

    private static async Task<Order> LostAndFoundAsync(OrdersHost host)
    {
        var order = await host.BuyAsync(Line(host.North.Offer(), 9));
        await host.DecideAsync(order, UnitBucket.Purchased, 1, UnitDecision.Refund);
        var package = Assert.Single(await host.ShipUpstreamAsync(order.Id));
        await host.Packages.ReportAsync(package.Id, PackageNews.Lost, host.Command(), Token);
        foreach (var decision in new[] { UnitDecision.Refund, UnitDecision.BuyAgain, UnitDecision.Replace, UnitDecision.TurnUp, UnitDecision.TurnUpRejected })
        {
            await host.DecideAsync(order, UnitBucket.Missing, 1, decision);
        }

        return order;
    }

    private static async Task<Order> DecidedAsync(OrdersHost host)
    {
        var order = await host.InspectedAsync(order => new InspectedUnits(order.Id, order.Lines[0].Id, 2) { Wrong = 5 }, 7);
        foreach (var decision in new[] { UnitDecision.Accept, UnitDecision.BuyAgain, UnitDecision.Dispose, UnitDecision.Replace, UnitDecision.SendBack })
        {
            await host.DecideAsync(order, UnitBucket.Quarantined, 1, decision);
        }

        await host.DecideAsync(order, UnitBucket.InStock, 1, UnitDecision.SendBack);
        await host.DecideAsync(order, UnitBucket.InStock, 1, UnitDecision.Dispose);
        var parcel = await host.RequestParcelAsync(order.Id);
        await host.Desk.CancelAsync(parcel, host.Command(), Token);
        return order;
    }

    private static async Task<Order> ShippedAsync(OrdersHost host, params CarrierStatus[] reports)
    {
        var order = await host.StockedAsync();
        var parcel = await host.DispatchAsync(order.Id);
        foreach (var status in reports)
        {
            await host.Parcels.ReportAsync(parcel, status, host.Command(), Token);
        }

        if (reports[^1] == CarrierStatus.Returning)
        {
            await host.Claims.ReceiveBackAsync(parcel, host.Command(), Token);
        }

        return order;
    }
}
