using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Connectors;
using ReverseBuy.Fulfilment;
using ReverseBuy.Leaks.Tests.Hosting;
using ReverseBuy.Orders;
using ReverseBuy.Payments;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Leaks.Tests.Facades;

/// <summary>
/// Commands that meet the state they need, which the same commands with whatever id comes seldom do: they bear the same names, so that the report tells whether a method was ever answered.
/// </summary>
internal static class AimedOperations
{
    private static readonly ParcelSize Box = new(300, 200, 100);
    private static readonly BuyingAccountId Spare = new("spare");

    /// <summary>Commands that are given in this way only: with whatever argument they would take away what all others need.</summary>
    public static readonly string[] Instead = ["ITenants.DisconnectAccountAsync"];

    public static IEnumerable<LeakOperation> All =>
    [
        OfOrder("IOrderQuestions.AskAsync", OrderState.PendingReview, (context, order) => AskAsync(context, order.Id)),
        OfOrder("IOrderQuestions.AnswerAsync", OrderState.PendingReview, async (context, order) => await Get<IOrderQuestions>(context).AnswerAsync(
            order.Id, new AnswerQuestion(await QuestionAsync(context, order), QuestionChoice.Accept) { Text = context.Tenant.Text("Yes.") }, Command(context), context.CancellationToken)),
        OfOrder("IOrderQuestions.DeclineAsync", OrderState.PendingReview, async (context, order) =>
            await Get<IOrderQuestions>(context).DeclineAsync(order.Id, await QuestionAsync(context, order), Command(context), context.CancellationToken)),
        OfOrder("IOrderHolds.ReleaseAsync", OrderState.PendingReview, async (context, order) =>
        {
            await Get<IOrderHolds>(context).PutAsync(order.Id, new PutOrderHold("looked-at", context.Tenant.Text("why")), Command(context), context.CancellationToken);
            return await Get<IOrderHolds>(context).ReleaseAsync(order.Id, "looked-at", Command(context), context.CancellationToken);
        }),
        OfOrder("IParcels.RequestAsync", OrderState.InStock, async (context, order) => await Get<IParcels>(context).RequestAsync(Journey.ParcelOf(order, context), Command(context), context.CancellationToken)),
        OfOrder("IUnitDecisions.DecideAsync", OrderState.InStock, async (context, order) => await Get<IUnitDecisions>(context).DecideAsync(
            new DecideUnits(order.Id, order.Lines[0].Id, UnitBucket.InStock, 1, UnitDecision.Dispose), Command(context), context.CancellationToken)),
        OfOrder("IOrders.CompleteAsync", OrderState.Delivered, async (context, order) => await Get<IOrders>(context).CompleteAsync(order.Id, Command(context), context.CancellationToken)),
        OfOrder("IOrders.ApproveAsync", OrderState.PendingReview, async (context, order) => await Get<IOrders>(context).ApproveAsync(order.Id, Command(context), context.CancellationToken)),
        OfOrder("IOrders.RejectAsync", OrderState.PendingReview, async (context, order) => await Get<IOrders>(context).RejectAsync(order.Id, Command(context), context.CancellationToken)),
        OfParcel("IParcels.QuoteAsync", ParcelState.Requested, async (context, parcel) => await Get<IParcels>(context).QuoteAsync(
            parcel.Id, FacadeArguments.Euro(context), Command(context), context.CancellationToken)),
        OfParcel("IParcels.PackAsync", ParcelState.Packing, async (context, parcel) => await Get<IParcels>(context).PackAsync(parcel.Id, new PackedParcel(900, Box), Command(context), context.CancellationToken)),
        OfParcel("IParcels.HandOverAsync", ParcelState.Packing, async (context, parcel) =>
        {
            await Get<IParcels>(context).PackAsync(parcel.Id, new PackedParcel(900, Box), Command(context), context.CancellationToken);
            return await Get<IParcels>(context).HandOverAsync(parcel.Id, context.Tenant.Text("EMS"), context.SharedName("parcel", 1000), Command(context), context.CancellationToken);
        }),
        OfParcel("IParcels.ReportAsync", ParcelState.HandedOver, async (context, parcel) => await Get<IParcels>(context).ReportAsync(
            parcel.Id, new CarrierReport(context.Random.Next(2) == 0 ? CarrierStatus.Returning : CarrierStatus.Delivered), Command(context), context.CancellationToken)),
        OfParcel("IParcelDesk.TrialPackAsync", ParcelState.Requested, async (context, parcel) =>
            await Get<IParcelDesk>(context).TrialPackAsync(parcel.Id, new PackedParcel(900, Box), Command(context), context.CancellationToken)),
        OfParcel("IParcelDesk.AcceptQuoteAsync", ParcelState.Requested, async (context, parcel) =>
        {
            await Get<IParcelDesk>(context).TrialPackAsync(parcel.Id, new PackedParcel(900, Box), Command(context), context.CancellationToken);
            await Get<IParcels>(context).QuoteAsync(parcel.Id, FacadeArguments.Euro(context), Command(context), context.CancellationToken);
            return await Get<IParcelDesk>(context).AcceptQuoteAsync(parcel.Id, Command(context), context.CancellationToken);
        }),
        OfParcel("IParcelDesk.CancelAsync", ParcelState.Requested, async (context, parcel) => await Get<IParcelDesk>(context).CancelAsync(parcel.Id, Command(context), context.CancellationToken)),
        OfParcel("IParcelDesk.BlockAsync", ParcelState.Requested, async (context, parcel) => await Get<IParcelDesk>(context).BlockAsync(parcel.Id, Command(context), context.CancellationToken)),
        OfParcel("IParcelDesk.UnblockAsync", ParcelState.Blocked, async (context, parcel) => await Get<IParcelDesk>(context).UnblockAsync(parcel.Id, Command(context), context.CancellationToken)),
        OfParcel("IParcelDesk.RequestAgainAsync", ParcelState.Draft, async (context, parcel) => await Get<IParcelDesk>(context).RequestAgainAsync(
            parcel.Id,
            new RequestParcel(parcel.Customer, parcel.Items, context.Tenant.Text("address"), "DE"),
            Command(context),
            context.CancellationToken)),
        OfParcel("IParcelClaims.OpenAsync", ParcelState.Delivered, async (context, parcel) => await Get<IParcelClaims>(context).OpenAsync(parcel.Id, Command(context), context.CancellationToken)),
        OfParcel("IParcelClaims.GrantAsync", ParcelState.Claimed, async (context, parcel) => await Get<IParcelClaims>(context).GrantAsync(
            parcel.Id, FacadeArguments.Euro(context), Command(context), context.CancellationToken)),
        OfParcel("IParcelClaims.RefuseAsync", ParcelState.Claimed, async (context, parcel) => await Get<IParcelClaims>(context).RefuseAsync(parcel.Id, Command(context), context.CancellationToken)),
        OfParcel("IParcelClaims.ReceiveBackAsync", ParcelState.Returning, async (context, parcel) => await Get<IParcelClaims>(context).ReceiveBackAsync(parcel.Id, Command(context), context.CancellationToken)),
        OfParcel("IHolds.ReleaseAsync", ParcelState.Requested, async (context, parcel) =>
        {
            await Get<IHolds>(context).PutAsync(AggregateKey.Of(parcel.Id), null, Command(context), context.CancellationToken);
            return await Get<IHolds>(context).ReleaseAsync(AggregateKey.Of(parcel.Id), Command(context), context.CancellationToken);
        }),
        new("IPackages.MatchAsync", async context =>
        {
            var arrived = await ArriveAsync(context);
            return await Get<IPackages>(context).MatchAsync(arrived, new PackageClaim.OfCustomer(FacadeArguments.Customer(context)), Command(context), context.CancellationToken);
        }),
        new("IPackages.ReportAsync", async context =>
        {
            var announced = await Get<IPackages>(context).AnnounceAsync(Announcement(context), Command(context), context.CancellationToken);
            return await Get<IPackages>(context).ReportAsync(PackageId.From(announced.Aggregate.Value), PackageNews.Lost, Command(context), context.CancellationToken);
        }),
        new("IWarehouse.InspectAsync", ForwardAsync),
        new("ITenants.DisconnectAccountAsync", async context =>
        {
            // One beside the account that the tenant buys with.
            var by = new Actor(ActorKind.Operator, context.Tenant.Text("clerk"));
            await Get<ICredentialStore>(context).SaveAsync(context.Tenant.Id, Agency.North, Spare, new AccountCredentials(context.Tenant.Text("token")), by, context.CancellationToken);
            return await Get<ITenants>(context).DisconnectAccountAsync(context.Tenant.Id, Agency.North, Spare, by, context.CancellationToken);
        }),
        new("IFoundItems.DecideAsync", async context => await Get<IFoundItems>(context).DecideAsync(
            await FoundItemAsync(context), 1, FoundItemDecision.Dispose, Command(context), context.CancellationToken)),
    ];

    private static Command Command(LeakContext context) => FacadeArguments.Command(context);

    private static T Get<T>(LeakContext context)
        where T : notnull => context.Services.GetRequiredService<T>();

    private static AnnouncedPackage Announcement(LeakContext context) => new(
        FacadeArguments.Customer(context), Agency.Warehouse, context.SharedName("waybill", 100_000), context.Tenant.Text("carrier"));

    private static async Task<object?> AskAsync(LeakContext context, OrderId order) =>
        await Get<IOrderQuestions>(context).AskAsync(order, new AskQuestion(context.Tenant.Text("Which size?")), Command(context), context.CancellationToken);

    private static async Task<OrderQuestionId> QuestionAsync(LeakContext context, Order order)
    {
        await AskAsync(context, order.Id);
        return (await Get<IOrders>(context).FindAsync(order.Id, context.CancellationToken))!.Questions.First(question => question.IsOpen).Id;
    }

    private static async Task<PackageId> ArriveAsync(LeakContext context)
    {
        var arrived = await Get<IWarehouse>(context).ArriveAsync(new PackageArrival(Agency.Warehouse, context.SharedName("waybill", 100_000)), Command(context), context.CancellationToken);
        return PackageId.From(arrived.Aggregate.Value);
    }

    // Goods that a customer had sent here without an order.
    private static async Task<object?> ForwardAsync(LeakContext context)
    {
        var announcement = Announcement(context);
        var announced = await Get<IPackages>(context).AnnounceAsync(announcement, Command(context), context.CancellationToken);
        var package = PackageId.From(announced.Aggregate.Value);
        await Get<IWarehouse>(context).ArriveAsync(new PackageArrival(announcement.Warehouse, announcement.Waybill), Command(context), context.CancellationToken);
        await Get<IWarehouse>(context).InspectAsync(package, new Inspection([], 700) { Found = [new FoundGoods(context.Tenant.Text("book"), 3)] }, Command(context), context.CancellationToken);
        return await Get<IFoundItems>(context).ListAsync(announcement.Customer, context.CancellationToken);
    }

    private static async Task<FoundItemId> FoundItemAsync(LeakContext context) =>
        await ForwardAsync(context) is IReadOnlyList<FoundItem> items && items.FirstOrDefault(item => item.Units[UnitBucket.InStock] > 0) is { } found ? found.Id : throw new NothingToAimAtException();

    private static LeakOperation OfOrder(string name, OrderState state, Func<LeakContext, Order, Task<object?>> give) => new(name, async context =>
    {
        var order = await AnyAsync(context, state) ?? (state == OrderState.PendingReview ? await PaidAsync(context) : null);
        return await give(context, order ?? throw new NothingToAimAtException());
    });

    private static async Task<Order?> AnyAsync(LeakContext context, OrderState state)
    {
        var orders = await Get<IOrders>(context).ListAsync(new OrderQuery { State = state, Limit = 20 }, context.CancellationToken);
        return orders.Count == 0 ? null : orders[context.Random.Next(orders.Count)];
    }

    // Every command on an order that is to be reviewed takes one of them away.
    private static async Task<Order?> PaidAsync(LeakContext context)
    {
        await Get<IOrders>(context).PlaceAsync(
            new PlaceOrder(FacadeArguments.Customer(context), [FacadeArguments.Line(context)], Currency.EUR) { Country = "DE" }, Command(context), context.CancellationToken);
        if (await AnyAsync(context, OrderState.AwaitingPayment) is { } order)
        {
            var capture = new Capture(FacadeArguments.Key(context), AggregateKey.Of(order.Id), order.Due);
            await Get<IPayments>(context).ReportCaptureAsync(capture, new Actor(ActorKind.Host, context.Tenant.Text("bank")), context.CancellationToken);
        }

        return await AnyAsync(context, OrderState.PendingReview);
    }

    private static LeakOperation OfParcel(string name, ParcelState state, Func<LeakContext, Parcel, Task<object?>> give) => new(name, async context =>
    {
        var parcels = await Get<IParcels>(context).ListAsync(new ParcelQuery { State = state, Limit = 20 }, context.CancellationToken);
        return await give(context, parcels.Count == 0 ? throw new NothingToAimAtException() : parcels[context.Random.Next(parcels.Count)]);
    });
}
