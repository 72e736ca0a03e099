using ReverseBuy.Buying;
using ReverseBuy.Fulfilment;
using ReverseBuy.Orders.Tests.Support;
using ReverseBuy.Payments;
using ReverseBuy.Procurement;
using static ReverseBuy.Orders.Tests.Support.OrdersHost;

namespace ReverseBuy.Orders.Tests.Commands;

/// <summary>Every command of every facade. What follows its name after a blank is a variant of it.</summary>
internal static class CommandRows
{
    private const string MoneyFact = "money facts never fail for a state";
    private const string Anytime = "it may be said at any time";
    private static readonly Actor Bank = new(ActorKind.Host, "bank");

    /// <summary>Stands for an answer that is nothing.</summary>
    public static object Nothing { get; } = new();

    public static IReadOnlyList<CommandRow> All { get; } =
    [
        .. Orders(),
        .. Money(),
        .. Procurement(),
        .. Warehouses(),
        .. Parcels(),
        .. Leftovers(),
    ];

    private static IEnumerable<CommandRow> Orders() =>
    [
        new("IOrders.PlaceAsync", (host, _, command) => Do(host.Orders.PlaceAsync(new PlaceOrder(Anna, [Line(host.North.Sku("404"))], Currency.EUR), command, Token)))
        {
            NeverWrong = "it makes an order",
        },
        OfOrder("IOrders.ApproveAsync", (host, target, command) => Do(host.Orders.ApproveAsync(target.Order, command, Token))),
        OfOrder("IOrders.RejectAsync", (host, target, command) => Do(host.Orders.RejectAsync(target.Order, command, Token))),
        OfOrder("IOrders.CancelAsync", (host, target, command) => Do(host.Orders.CancelAsync(target.Order, command, Token))),
        OfOrder("IOrders.CompleteAsync", (host, target, command) => Do(host.Orders.CompleteAsync(target.Order, command, Token))),
        OfOrder("IOrderQuestions.AskAsync", (host, target, command) => Do(host.Questions.AskAsync(target.Order, new AskQuestion("Which size?"), command, Token))),
        OfOrder("IOrderQuestions.AskAsync line", (host, target, command) => Do(host.Questions.AskAsync(target.Order, new AskQuestion("Which?") { Line = target.Line }, command, Token))),
        OfOrder("IOrderQuestions.AnswerAsync", (host, target, command) => Do(host.Questions.AnswerAsync(target.Order, new AnswerQuestion(target.Question, QuestionChoice.Accept), command, Token))) with
        {
            WithoutPart = target => target with { Question = Target.Unknown.Question },
        },
        OfOrder("IOrderQuestions.DeclineAsync", (host, target, command) => Do(host.Questions.DeclineAsync(target.Order, target.Question, command, Token))) with
        {
            WithoutPart = target => target with { Question = Target.Unknown.Question },
        },
        OfOrder("IOrderHolds.PutAsync", (host, target, command) => Do(host.OrderHolds.PutAsync(target.Order, new PutOrderHold("quality", "looked at"), command, Token))),
        OfOrder("IOrderHolds.ReleaseAsync", (host, target, command) => Do(host.OrderHolds.ReleaseAsync(target.Order, "quality", command, Token))) with
        {
            Fault = typeof(UnknownAggregateException),
            Refuses = _ => "quality",
        },
        OfOrder(
            "IUnitDecisions.DecideAsync",
            (host, target, command) => Do(host.Decisions.DecideAsync(new DecideUnits(target.Order, target.Line, UnitBucket.InStock, 1, UnitDecision.Dispose), command, Token))) with
        {
            WithoutPart = target => target with { Line = Target.Unknown.Line },
        },
    ];

    private static IEnumerable<CommandRow> Money() =>
    [
        OfOrder("IPayments.ReportCaptureAsync", (host, target, command) => Do(host.Payments.ReportCaptureAsync(new Capture(command.Key, AggregateKey.Of(target.Order), Euro(1m)), Bank, Token))) with
        {
            NeverWrong = MoneyFact,
        },
        OfOrder("IPayments.ReportRefundAsync", (host, target, command) => Do(host.Payments.ReportRefundAsync(new Refund(command.Key, AggregateKey.Of(target.Order), Euro(1m)), Bank, Token))) with
        {
            NeverWrong = MoneyFact,
        },
        OfParcel(
            "IPayments.ReportChargebackAsync",
            (host, target, command) => Do(host.Payments.ReportChargebackAsync(new Chargeback(command.Key, AggregateKey.Of(target.Parcel), Euro(1m)), Bank, Token))) with
        {
            NeverWrong = MoneyFact,
        },
    ];

    private static IEnumerable<CommandRow> Procurement() =>
    [
        OfOrder("IProcurement.BuyAsync", (host, target, command) => Do(host.Procurement.BuyAsync(target.Order, command, Token))),
        OfOrder("IProcurement.LookAsync", (host, target, _) => Do(host.Procurement.LookAsync(target.Order, Token))) with { NeverWrong = "one may look at any time" },
        OfPurchase("IPurchaseDecisions.NameAsync", (host, target, command) => Do(host.Buyers.NameAsync(target.Purchase, [target.Upstream], command, Token))),
        OfPurchase("IPurchaseDecisions.StateAbsentAsync", (host, target, command) => Do(host.Buyers.StateAbsentAsync(target.Purchase, command, Token))),
        OfUpstream("IPurchaseDecisions.StateOutcomeAsync", (host, target, command) => Do(host.Buyers.StateOutcomeAsync(target.Purchase, target.Upstream, UpstreamOutcome.Paid, command, Token))),
        OfUpstream("IPurchaseDecisions.PayAsync", (host, target, command) => Do(host.Buyers.PayAsync(target.Purchase, target.Upstream, new Money(9m, Currency.CNY), command, Token))),
        OfUpstream("IPurchaseDecisions.CancelAsync", (host, target, command) => Do(host.Buyers.CancelAsync(target.Purchase, target.Upstream, command, Token))),
        OfPurchase("IPurchaseDecisions.SettleAsync", (host, target, command) => Do(host.Buyers.SettleAsync(target.Purchase, command, Token))),
        OfPurchase("IOperatorQueue.TakeAsync", (host, target, command) => Do(host.Operators.TakeAsync(target.Purchase, command, Token))),
        OfPurchase(
            "IOperatorQueue.ReportPlacedAsync",
            (host, target, command) => Do(host.Operators.ReportPlacedAsync(target.Purchase, [new ReportedUpstreamOrder("U-9", new Money(9m, Currency.CNY), true)], command, Token))),
        OfPurchase("IOperatorQueue.DeclineAsync", (host, target, command) => Do(host.Operators.DeclineAsync(target.Purchase, command, Token))),
    ];

    private static IEnumerable<CommandRow> Warehouses() =>
    [
        new("IWarehouse.ArriveAsync", (host, target, command) => Do(host.Warehouse.ArriveAsync(new PackageArrival(Gz, target.Waybill), command, Token))) { Refuses = target => target.Package.ToString() },
        OfPackage(
            "IWarehouse.InspectAsync",
            (host, target, command) => Do(host.Warehouse.InspectAsync(target.Package, new Inspection([new InspectedUnits(target.Order, target.Line, 1)], 500), command, Token))),
        new("IPackages.AnnounceAsync", (host, target, command) => Do(host.Packages.AnnounceAsync(new AnnouncedPackage(Boris, Gz, target.Waybill, "YTO"), command, Token)))
        {
            Refuses = target => target.Package.ToString(),
        },
        OfPackage("IPackages.MatchAsync", (host, target, command) => Do(host.Packages.MatchAsync(target.Package, new PackageClaim.OfCustomer(Boris), command, Token))),
        OfPackage("IPackages.ReportAsync", (host, target, command) => Do(host.Packages.ReportAsync(target.Package, PackageNews.SentBack, command, Token))),
        OfPackage("IHolds.PutAsync", (host, target, command) => Do(host.HandlingHolds.PutAsync(AggregateKey.Of(target.Package), null, Because(command, "police"), Token))) with { NeverWrong = Anytime },
        OfPackage("IHolds.ReleaseAsync", (host, target, command) => Do(host.HandlingHolds.ReleaseAsync(AggregateKey.Of(target.Package), command, Token))) with { NeverWrong = Anytime },
    ];

    private static IEnumerable<CommandRow> Parcels() =>
    [
        OfOrder("IParcels.RequestAsync", (host, target, command) => Do(host.Parcels.RequestAsync(Wanted(target), command, Token))) with
        {
            WithoutPart = target => target with { Line = Target.Unknown.Line },
        },
        OfParcel("IParcels.QuoteAsync", (host, target, command) => Do(host.Parcels.QuoteAsync(target.Parcel, Euro(9m), command, Token))),
        OfParcel("IParcels.PackAsync", (host, target, command) => Do(host.Parcels.PackAsync(target.Parcel, new PackedParcel(900, Box), command, Token))),
        OfParcel("IParcels.HandOverAsync", (host, target, command) => Do(host.Parcels.HandOverAsync(target.Parcel, "EMS", "E9", command, Token))),
        OfParcel("IParcels.ReportAsync", (host, target, command) => Do(host.Parcels.ReportAsync(target.Parcel, new CarrierReport(CarrierStatus.Delivered), command, Token))) with { Wrong = Stage.Requested },
        OfParcel("IParcelDesk.TrialPackAsync", (host, target, command) => Do(host.Desk.TrialPackAsync(target.Parcel, new PackedParcel(900, Box), command, Token))),
        OfParcel("IParcelDesk.AcceptQuoteAsync", (host, target, command) => Do(host.Desk.AcceptQuoteAsync(target.Parcel, command, Token))),
        OfParcel("IParcelDesk.ContinueAsync", (host, target, command) => Do(host.Desk.ContinueAsync(target.Parcel, command, Token))),
        OfParcel("IParcelDesk.BlockAsync", (host, target, command) => Do(host.Desk.BlockAsync(target.Parcel, Because(command, "bad address"), Token))),
        OfParcel("IParcelDesk.UnblockAsync", (host, target, command) => Do(host.Desk.UnblockAsync(target.Parcel, command, Token))),
        OfParcel("IParcelDesk.RequestAgainAsync", (host, target, command) => Do(host.Desk.RequestAgainAsync(target.Parcel, Wanted(target), command, Token))),
        OfParcel("IParcelDesk.CancelAsync", (host, target, command) => Do(host.Desk.CancelAsync(target.Parcel, command, Token))),
        OfParcel("IParcelClaims.ReceiveBackAsync", (host, target, command) => Do(host.Claims.ReceiveBackAsync(target.Parcel, command, Token))),
        OfParcel("IParcelClaims.OpenAsync", (host, target, command) => Do(host.Claims.OpenAsync(target.Parcel, command, Token))) with { Wrong = Stage.Requested },
        OfParcel("IParcelClaims.GrantAsync", (host, target, command) => Do(host.Claims.GrantAsync(target.Parcel, Euro(5m), command, Token))),
        OfParcel("IParcelClaims.RefuseAsync", (host, target, command) => Do(host.Claims.RefuseAsync(target.Parcel, command, Token))),
        OfParcel("IHolds.PutAsync parcel", (host, target, command) => Do(host.HandlingHolds.PutAsync(AggregateKey.Of(target.Parcel), null, Because(command, "police"), Token))) with { NeverWrong = Anytime },
    ];

    private static IEnumerable<CommandRow> Leftovers() =>
    [
        OfItem("IFoundItems.AssignAsync", (host, target, command) => Do(host.FoundItems.AssignAsync(target.Item, Boris, command, Token))),
        OfItem("IFoundItems.DecideAsync", (host, target, command) => Do(host.FoundItems.DecideAsync(target.Item, 1, FoundItemDecision.Dispose, command, Token))),
        OfItem("IHolds.PutAsync found", (host, target, command) => Do(host.HandlingHolds.PutAsync(AggregateKey.Of(target.Item), null, Because(command, "police"), Token))) with { NeverWrong = Anytime },
        new("IPhotos.AddAsync", async (host, _, _) =>
        {
            using var nothing = new MemoryStream();
            return await host.Photos.AddAsync(nothing, Token);
        })
        {
            NeverWrong = "it makes a photo, which lies outside the tenant's storage",
        },
        new("IPhotos.OpenAsync", (host, target, _) => Do(host.Photos.OpenAsync(target.Photo, Token))) { Names = target => target.Photo.ToString(), AnswersUnknown = Nothing, NeverWrong = "it reads" },
        new("IPhotos.DeleteAsync", (host, target, _) => Do(host.Photos.DeleteAsync(target.Photo, Token))) { Names = target => target.Photo.ToString(), AnswersUnknown = false, NeverWrong = Anytime },
        new("IRecipients.SaveAsync", (host, _, _) => Do(host.Recipients.SaveAsync(Anna, Someone, Token))) { NeverWrong = "it makes a recipient" },
        new("IRecipients.EraseAsync", (host, _, _) => Do(host.Recipients.EraseAsync(new CustomerId("nobody"), Token))) { Names = _ => "nobody", AnswersUnknown = 0, NeverWrong = Anytime },
    ];

    private static ImportData Someone => new() { Name = "A", AddressLines = ["B 1"], City = "C", Country = "DE" };

    private static RequestParcel Wanted(Target target) => new(Anna, [new ParcelItem(target.Order, target.Line, 1)], "address-1", "DE");

    private static CommandRow OfOrder(string name, Func<OrdersHost, Target, Command, Task<object?>> give) => new(name, give) { Names = target => target.Order.ToString() };

    private static CommandRow OfPurchase(string name, Func<OrdersHost, Target, Command, Task<object?>> give) => new(name, give) { Names = target => target.Purchase.ToString() };

    private static CommandRow OfUpstream(string name, Func<OrdersHost, Target, Command, Task<object?>> give) =>
        OfPurchase(name, give) with { WithoutPart = target => target with { Upstream = Target.Unknown.Upstream } };

    private static CommandRow OfPackage(string name, Func<OrdersHost, Target, Command, Task<object?>> give) => new(name, give) { Names = target => target.Package.ToString() };

    private static CommandRow OfParcel(string name, Func<OrdersHost, Target, Command, Task<object?>> give) => new(name, give) { Names = target => target.Parcel.ToString() };

    private static CommandRow OfItem(string name, Func<OrdersHost, Target, Command, Task<object?>> give) => new(name, give) { Names = target => target.Item.ToString() };

    private static async Task<object?> Do<T>(ValueTask<T> command) => await command;

    private static async Task<object?> Do(ValueTask command)
    {
        await command;
        return null;
    }
}
