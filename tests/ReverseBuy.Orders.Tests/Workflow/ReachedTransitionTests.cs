using ReverseBuy.Fulfilment;
using ReverseBuy.Orders.Tests.Support;
using ReverseBuy.Orders.Workflow;
using static ReverseBuy.Orders.Tests.Support.OrdersHost;

namespace ReverseBuy.Orders.Tests.Workflow;

/// <summary>No row of the lifecycle's tables is only drawn: for packages and parcels, calls and timers of today lead along every one.</summary>
public sealed class ReachedTransitionTests
{
    private static readonly ParcelState[] BeforeHandover =
    [
        ParcelState.Draft, ParcelState.Requested, ParcelState.TrialPacked, ParcelState.Quoted, ParcelState.AwaitingFreight, ParcelState.Packing,
        ParcelState.FreightDue, ParcelState.FreightRefundDue, ParcelState.ReadyToDispatch,
    ];

    [Fact]
    public async Task Every_transition_of_a_package_is_reached()
    {
        await using var host = await StartAsync();
        var reached = new HashSet<(PackageState, PackageTrigger)>();
        await host.StockedAsync();
        foreach (var (path, end) in new (PackageNews[] Path, PackageNews? End)[]
                 {
                     ([], PackageNews.Lost), ([], PackageNews.Withdrawn), ([PackageNews.Departed], PackageNews.Lost), ([PackageNews.Departed], PackageNews.Withdrawn), ([], null),
                 })
        {
            var waybill = $"W{path.Length}{end}";
            var package = PackageId.From((await host.Packages.AnnounceAsync(new AnnouncedPackage(Anna, Gz, waybill, "YTO"), host.Command(), Token)).Aggregate.Value);
            foreach (var news in path.Concat(end is { } last ? [last] : []))
            {
                await host.Packages.ReportAsync(package, news, host.Command(), Token);
            }

            if (end != PackageNews.Withdrawn)
            {
                await host.Warehouse.ArriveAsync(new PackageArrival(Gz, waybill), host.Command(), Token);
            }
        }

        foreach (var news in new PackageNews?[] { PackageNews.SentBack, PackageNews.Disposed, null })
        {
            var package = PackageId.From((await host.Warehouse.ArriveAsync(new PackageArrival(Gz, $"U{news}"), host.Command(), Token)).Aggregate.Value);
            await (news is { } end
                ? host.Packages.ReportAsync(package, end, host.Command(), Token)
                : host.Packages.MatchAsync(package, new PackageClaim.OfCustomer(Anna), host.Command(), Token)).AsTask();
        }

        await using var view = await host.Storage.ReadAsync(Lotus, Token);
        foreach (var package in await view.Packages.ListAsync(new PackageQuery { Limit = 500 }, Token))
        {
            reached.UnionWith(await ReachedAsync<PackageState, PackageTrigger>(view, AggregateKey.Of(package.Id)));
        }

        Assert.Equal(Declared<PackageState, PackageTrigger>(state => PackageGraph.Of(state)).Order(), reached.Order());
    }

    [Fact]
    public async Task Every_transition_of_a_parcel_is_reached()
    {
        var reached = new HashSet<(ParcelState, ParcelTrigger)>();
        foreach (var state in BeforeHandover)
        {
            await RunAsync(reached, (host, parcel) => InAsync(host, parcel, state), (host, parcel) => host.Desk.CancelAsync(parcel, host.Command(), Token));
            await RunAsync(reached, (host, parcel) => InAsync(host, parcel, state), async (host, parcel) =>
            {
                await host.Desk.BlockAsync(parcel, Because(host.Command(), "bad address"), Token);
                return state == ParcelState.Draft
                    ? await host.Desk.CancelAsync(parcel, host.Command(), Token)
                    : await host.Desk.UnblockAsync(parcel, host.Command(), Token);
            });
        }

        await RunAsync(reached, (host, parcel) => InAsync(host, parcel, ParcelState.FreightDue), (host, parcel) => new(host.PayFreightAsync(parcel, 3m)));
        await RunAsync(reached, (host, parcel) => InAsync(host, parcel, ParcelState.FreightRefundDue), (host, parcel) => host.Desk.ContinueAsync(parcel, host.Command(), Token));
        foreach (var state in new[] { ParcelState.HandedOver, ParcelState.InTransit, ParcelState.CustomsHold, ParcelState.OutForDelivery })
        {
            foreach (var status in Enum.GetValues<CarrierStatus>())
            {
                await RunAsync(reached, (host, parcel) => InAsync(host, parcel, state), (host, parcel) => EndAsync(host, parcel, status));
            }
        }

        foreach (var status in new[] { CarrierStatus.Delivered, CarrierStatus.Returning })
        {
            await RunAsync(reached, async (host, parcel) =>
            {
                await InAsync(host, parcel, ParcelState.HandedOver);
                await host.Parcels.ReportAsync(parcel, CarrierStatus.Lost, host.Command(), Token);
            }, (host, parcel) => EndAsync(host, parcel, status));
        }

        // Packed is left in the commit that reaches it, so nobody can cancel or block there; the graph allows it for who stops in between.
        var only = Declared<ParcelState, ParcelTrigger>(state => ParcelGraph.Of(state))
            .Except([(ParcelState.Packed, ParcelTrigger.Cancel), (ParcelState.Packed, ParcelTrigger.Block)]);
        Assert.Equal(only.Order(), reached.Order());
    }

    // To the end of what a carrier can say, and of what can be claimed for it.
    private static async ValueTask<Receipt> EndAsync(OrdersHost host, ParcelId parcel, CarrierStatus status)
    {
        var receipt = await host.Parcels.ReportAsync(parcel, status, host.Command(), Token);
        switch (Enum.Parse<ParcelState>(receipt.State))
        {
            case ParcelState.Returning:
                return await host.Claims.ReceiveBackAsync(parcel, host.Command(), Token);
            case ParcelState.Lost or ParcelState.Seized or ParcelState.Damaged or ParcelState.Delivered:
                await host.Claims.OpenAsync(parcel, host.Command(), Token);
                return status == CarrierStatus.Seized
                    ? await host.Claims.RefuseAsync(parcel, host.Command(), Token)
                    : await host.Claims.GrantAsync(parcel, Euro(1m), host.Command(), Token);
            default:
                return receipt;
        }
    }

    private static async Task InAsync(OrdersHost host, ParcelId parcel, ParcelState state)
    {
        switch (state)
        {
            case ParcelState.Draft:
                await host.Desk.BlockAsync(parcel, Because(host.Command(), "bad address"), Token);
                await host.Desk.UnblockAsync(parcel, host.Command(), Token);
                return;
            case ParcelState.TrialPacked or ParcelState.Quoted:
                await host.Desk.TrialPackAsync(parcel, new PackedParcel(1000, Box), host.Command(), Token);
                if (state == ParcelState.Quoted)
                {
                    await host.Parcels.QuoteAsync(parcel, Euro(9m), host.Command(), Token);
                    await host.Desk.AcceptQuoteAsync(parcel, host.Command(), Token);
                    await host.Desk.BlockAsync(parcel, Because(host.Command(), "one to see accepted"), Token);
                    await host.Desk.UnblockAsync(parcel, host.Command(), Token);
                    await host.Desk.RequestAgainAsync(parcel, await AgainAsync(host, parcel), host.Command(), Token);
                    await host.Desk.TrialPackAsync(parcel, new PackedParcel(1000, Box), host.Command(), Token);
                    await host.Parcels.QuoteAsync(parcel, Euro(9m), host.Command(), Token);
                }

                break;
            case ParcelState.FreightDue or ParcelState.FreightRefundDue:
                await host.AdvanceToAsync(parcel, ParcelState.Packing);
                await host.Parcels.PackAsync(parcel, new PackedParcel(1000, Box) { Freight = Euro(state == ParcelState.FreightDue ? 12m : 6m) }, host.Command(), Token);
                break;
            default:
                await host.AdvanceToAsync(parcel, state);
                break;
        }

        Assert.Equal(state, (await host.ParcelAsync(parcel)).State);
    }

    private static async Task<RequestParcel> AgainAsync(OrdersHost host, ParcelId id)
    {
        var parcel = await host.ParcelAsync(id);
        return new RequestParcel(parcel.Customer, parcel.Items, parcel.Recipient, parcel.Country);
    }

    private static async Task RunAsync(
        HashSet<(ParcelState, ParcelTrigger)> reached, Func<OrdersHost, ParcelId, Task> prepare, Func<OrdersHost, ParcelId, ValueTask<Receipt>> act)
    {
        await using var host = await StartAsync();
        var parcel = await host.RequestParcelAsync((await host.StockedAsync()).Id);
        await prepare(host, parcel);
        await act(host, parcel);
        await using var view = await host.Storage.ReadAsync(Lotus, Token);
        reached.UnionWith(await ReachedAsync<ParcelState, ParcelTrigger>(view, AggregateKey.Of(parcel)));
    }

    private static async Task<IEnumerable<(TState, TTrigger)>> ReachedAsync<TState, TTrigger>(Storage.ITenantView view, AggregateKey key)
        where TState : struct, Enum
        where TTrigger : struct, Enum =>
        (await view.History.ListAsync(key, Token)).OfType<HistoryEntry.Transition>()
            .Where(change => change.Subject.Length == 0 && change.From.Length > 0)
            .Select(change => (Enum.Parse<TState>(change.From), Enum.Parse<TTrigger>(change.Trigger)));

    private static IEnumerable<(TState, TTrigger)> Declared<TState, TTrigger>(Func<TState, GraphState<TState, TTrigger>> graph)
        where TState : struct, Enum
        where TTrigger : struct, Enum =>
        Enum.GetValues<TState>().SelectMany(state => Enum.GetValues<TTrigger>().Where(trigger => graph(state).CanFire(trigger)).Select(trigger => (state, trigger)));
}
