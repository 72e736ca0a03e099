using ReverseBuy.Fulfilment;
using ReverseBuy.Messaging;
using ReverseBuy.Orders.Changes;

namespace ReverseBuy.Orders.Shipping;

/// <summary>Hands parcels over, and notes how they fare.</summary>
internal sealed class CarrierReports(Changer changer)
{
    public ValueTask<Receipt> HandOverAsync(
        TenantId tenant, ParcelId id, string carrier, string waybill, Command command, CancellationToken cancellationToken) =>
        changer.RunAsync(
            tenant,
            command,
            Fingerprint.Of("hand-over-parcel", id.ToString(), carrier, waybill),
            async (changes, token) =>
            {
                var parcel = await changes.ParcelAsync(id, token).ConfigureAwait(false);
                await changes.RequireNotHeldAsync(parcel, ParcelTrigger.HandOver, token).ConfigureAwait(false);
                await HandOverAsync(changes, parcel, carrier, waybill, token).ConfigureAwait(false);
                return parcel;
            },
            cancellationToken);

    public ValueTask<Receipt> ReportAsync(TenantId tenant, ParcelId id, CarrierReport report, Command command, CancellationToken cancellationToken) =>
        changer.RunAsync(
            tenant,
            command,
            Fingerprint.Of(
                "report-parcel", id.ToString(), report.Status.ToString(), report.Carrier ?? string.Empty, report.Waybill ?? string.Empty, report.ReachedCustomer ? "reached" : string.Empty),
            (changes, token) => ReportAsync(changes, id, report, token),
            cancellationToken);

    private static async ValueTask<AggregateChange> ReportAsync(ChangeSet changes, ParcelId id, CarrierReport report, CancellationToken cancellationToken)
    {
        var parcel = await changes.ParcelAsync(id, cancellationToken).ConfigureAwait(false);
        if (CarrierNews.IsOlder(parcel.Parcel.State, report.Status))
        {
            return parcel;
        }

        // The carrier has it, whatever our own books say: it was handed over and nobody noted it. A hold does not undo that.
        if (parcel.Parcel.State == ParcelState.ReadyToDispatch)
        {
            var (carrier, waybill) = RequireCarrier(parcel.Parcel, report);
            await HandOverAsync(changes, parcel, carrier, waybill, cancellationToken).ConfigureAwait(false);
        }

        parcel.Fire(CarrierNews.TriggerOf(report.Status));
        if (CarrierNews.BucketOf(report) is { } bucket)
        {
            await ArriveAsync(changes, parcel, bucket, report.Status, cancellationToken).ConfigureAwait(false);
        }

        return parcel;
    }

    private static async ValueTask HandOverAsync(
        ChangeSet changes, ParcelChange parcel, string carrier, string waybill, CancellationToken cancellationToken)
    {
        parcel.Fire(ParcelTrigger.HandOver);
        parcel.Update(current => current with { Carrier = carrier, Waybill = waybill });
        parcel.Raise(new ParcelDispatched(parcel.Parcel.Id, carrier, waybill, [.. parcel.Parcel.Orders]));
        await changes.MoveAllAsync(parcel, UnitBucket.Shipped, "handed-over", cancellationToken).ConfigureAwait(false);
    }

    private static async ValueTask ArriveAsync(
        ChangeSet changes, ParcelChange parcel, UnitBucket bucket, CarrierStatus status, CancellationToken cancellationToken)
    {
        if (bucket == UnitBucket.Delivered)
        {
            parcel.Raise(new ParcelDelivered(parcel.Parcel.Id, [.. parcel.Parcel.Orders]));
        }
        else
        {
            var quantity = parcel.Parcel.Items.Sum(item => item.Quantity) + parcel.Parcel.FoundItems.Sum(item => item.Quantity);
            parcel.Raise(new UnitsLost(parcel.Parcel.Id, quantity, [.. parcel.Parcel.Orders]));
        }

        await changes.MoveAllAsync(parcel, bucket, status.ToString(), cancellationToken).ConfigureAwait(false);
    }

    private static (string Carrier, string Waybill) RequireCarrier(Parcel parcel, CarrierReport report) =>
        (report.Carrier ?? parcel.Carrier, report.Waybill ?? parcel.Waybill) is ({ } carrier, { } waybill)
            ? (carrier, waybill)
            : throw new ArgumentException($"{AggregateKey.Of(parcel.Id)} was not handed over yet; name the carrier and its waybill with the first report.", nameof(report));
}
