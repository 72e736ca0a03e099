using ReverseBuy.Fulfilment;
using ReverseBuy.Orders.Receiving;
using ReverseBuy.Orders.Tests.Support;
using ReverseBuy.Payments;
using static ReverseBuy.Orders.Tests.Support.OrdersHost;

namespace ReverseBuy.Orders.Tests.Invariants;

/// <summary>What happens in the warehouses and on the way, wanted or not.</summary>
internal sealed partial class Course
{
    private readonly Dictionary<OrderLineId, int> _boughtAgain = [];
    private bool _isLongAgo;

    /// <summary>What is asked may be impossible just then; that must change nothing, which the checks see.</summary>
    private static async Task TryAsync(Func<Task> ask)
    {
        try
        {
            await ask();
        }
        catch (OrderTransitionException)
        {
        }
    }

    private async Task DoInWarehouseAsync(CourseStep step)
    {
        switch (step)
        {
            case CourseStep.LosePackage:
                foreach (var package in await host.Warehouse.ListAsync(_order, Token))
                {
                    await TryAsync(() => host.Packages.ReportAsync(package.Id, PackageNews.Lost, host.Command(), Token).AsTask());
                }

                break;
            case CourseStep.TakeInDamaged:
                await TakeInAsync(areDamaged: true);
                break;
            case CourseStep.PassMonth:
                // A purchase that is in doubt for so long is a person's to end, and not this course's.
                if (await host.InBucketAsync(_order, UnitBucket.Purchasing) == 0)
                {
                    await host.AdvanceAsync(TimeSpan.FromDays(31));
                    _isLongAgo = true;

                    // Keys are kept for 30 days: what is sent again later is another command.
                    _given.Clear();
                }

                break;
            case >= CourseStep.DecideAccept and <= CourseStep.DecideTurnUpRejected:
                await DecideAsync(UnitDecision.Accept + (step - CourseStep.DecideAccept));
                break;
            default:
                foreach (var parcel in await host.Parcels.ListAsync(_order, Token))
                {
                    await TryAsync(() => HandleAsync(step, parcel));
                }

                break;
        }
    }

    private async Task DecideAsync(UnitDecision decision)
    {
        var order = await host.GetAsync(_order);
        foreach (var (from, _) in UnitDecisionTable.To.Keys.Where(key => key.Decision == decision))
        {
            if (order.Lines.FirstOrDefault(line => line.Units[from] > 0) is { } line)
            {
                await host.Decisions.DecideAsync(new DecideUnits(_order, line.Id, from, 1, decision), host.Command(), Token);
                _boughtAgain[line.Id] = _boughtAgain.GetValueOrDefault(line.Id) + (decision == UnitDecision.BuyAgain ? 1 : 0);
                return;
            }
        }
    }

    private Task<Receipt> HandleAsync(CourseStep step, Parcel parcel) => step switch
    {
        CourseStep.MoveParcels => MoveAsync(parcel),
        CourseStep.CancelParcels => host.Desk.CancelAsync(parcel.Id, host.Command(), Token).AsTask(),
        CourseStep.BlockParcels => host.Desk.BlockAsync(parcel.Id, Because(host.Command(), "bad address"), Token).AsTask(),
        CourseStep.HoldParcels => host.HandlingHolds.PutAsync(AggregateKey.Of(parcel.Id), null, Because(host.Command(), "wait"), Token).AsTask(),
        CourseStep.ReleaseParcels => host.HandlingHolds.ReleaseAsync(AggregateKey.Of(parcel.Id), host.Command(), Token).AsTask(),
        CourseStep.ReportLost => ReportAsync(parcel, CarrierStatus.Lost),
        CourseStep.ReportReturning => ReportAsync(parcel, CarrierStatus.Returning),
        CourseStep.ReportDelivered => ReportAsync(parcel, CarrierStatus.Delivered),
        CourseStep.ReceiveBack => host.Claims.ReceiveBackAsync(parcel.Id, host.Command(), Token).AsTask(),
        CourseStep.ClaimParcels => host.Claims.OpenAsync(parcel.Id, host.Command(), Token).AsTask(),
        CourseStep.GrantClaims => host.Claims.GrantAsync(parcel.Id, Euro(4m), host.Command(), Token).AsTask(),
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "A step that nobody takes."),
    };

    // One step further on its way, whichever is the next one.
    private Task<Receipt> MoveAsync(Parcel parcel) => parcel.State switch
    {
        ParcelState.Blocked => host.Desk.UnblockAsync(parcel.Id, host.Command(), Token).AsTask(),
        ParcelState.Draft => host.Desk.RequestAgainAsync(
            parcel.Id, new RequestParcel(parcel.Customer, parcel.Items, parcel.Recipient, parcel.Country), host.Command(), Token).AsTask(),
        ParcelState.Requested => host.Parcels.QuoteAsync(parcel.Id, Euro(9m), host.Command(), Token).AsTask(),
        ParcelState.AwaitingFreight or ParcelState.FreightDue => host.PayFreightAsync(parcel.Id, 5m),
        ParcelState.Packing => host.Parcels.PackAsync(parcel.Id, new PackedParcel(900, Box) { Freight = Euro(parcel.Version % 2 == 0 ? 12m : 7m) }, host.Command(), Token).AsTask(),
        ParcelState.FreightRefundDue => host.Desk.ContinueAsync(parcel.Id, host.Command(), Token).AsTask(),
        _ => ReportAsync(parcel, CarrierStatus.InTransit),
    };

    private Task<Receipt> ReportAsync(Parcel parcel, CarrierStatus status) =>
        host.Parcels.ReportAsync(parcel.Id, new CarrierReport(status) { Carrier = "EMS", Waybill = "E1" }, host.Command(ActorKind.Carrier), Token).AsTask();

    private async Task CheckParcelsAsync(Order order, string after)
    {
        var parcels = await host.Parcels.ListAsync(_order, Token);
        foreach (var line in order.Lines)
        {
            foreach (var bucket in new[] { UnitBucket.Packing, UnitBucket.Shipped, UnitBucket.Delivered, UnitBucket.Lost })
            {
                var held = parcels.Where(parcel => parcel.UnitsIn == bucket).SelectMany(parcel => parcel.Items).Where(item => item.OrderLine == line.Id).Sum(item => item.Quantity);
                Assert.True(line.Units[bucket] == held, $"After {after} {line.Units[bucket]} units of {line.Sku} are {bucket}, and parcels hold {held}.");
            }
        }

        await using var view = await host.Storage.ReadAsync(Lotus, Token);
        foreach (var parcel in parcels)
        {
            var entries = (await view.Money.ListAsync(AggregateKey.Of(parcel.Id), Token)).ToLookup(entry => entry.Kind, entry => entry.Amount.Amount);
            Assert.True(
                parcel.Charged.Amount == entries[MoneyEntryKind.Charge].Sum() - entries[MoneyEntryKind.Credit].Sum() && parcel.Paid.Amount == entries[MoneyEntryKind.Capture].Sum(),
                $"After {after} the entries of a parcel do not add up to {parcel.Charged} charged and {parcel.Paid} paid.");
            Assert.True(parcel.Paid + parcel.Due == parcel.Charged + parcel.DueBack, $"After {after} a parcel is out of balance.");
        }

        var left = (await host.FoundItems.ListAsync(null, Token)).Sum(item => item.Quantity);
        var exchanged = (await view.History.ListAsync(AggregateKey.Of(_order), Token)).OfType<HistoryEntry.UnitsMoved>()
            .Where(move => move is { From: UnitBucket.Quarantined, To: UnitBucket.Purchased or UnitBucket.Pending })
            .Sum(move => move.Quantity);
        Assert.True(left == exchanged, $"After {after} {exchanged} units were exchanged, and {left} are left over.");
    }
}
