using System.Globalization;
using ReverseBuy.Fulfilment;
using ReverseBuy.Messaging;
using ReverseBuy.Orders.Changes;
using ReverseBuy.Payments;

namespace ReverseBuy.Orders.Shipping;

/// <summary>Prices parcels, packs them, hands them over, and notes how they fare.</summary>
internal sealed class ParcelDesk(Changer changer)
{
    public ValueTask<Receipt> QuoteAsync(TenantId tenant, ParcelId id, Money freight, Command command, CancellationToken cancellationToken)
    {
        if (freight.Amount <= 0)
        {
            throw new ArgumentException($"A freight of {freight} makes no sense; set what the customer is to pay, above 0.", nameof(freight));
        }

        _ = freight.ToMinorUnits();
        return changer.RunAsync(
            tenant,
            command,
            Fingerprint.Of("quote-parcel", id.ToString(), freight.ToString()),
            (changes, token) => QuoteAsync(changes, id, freight, token),
            cancellationToken);
    }

    public ValueTask<Receipt> PackAsync(
        TenantId tenant, ParcelId id, int weightGrams, ParcelSize size, Command command, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(weightGrams, 1);
        if (size is not { LengthMillimetres: > 0, WidthMillimetres: > 0, HeightMillimetres: > 0 })
        {
            throw new ArgumentException($"A parcel of {size} makes no sense; each side is above 0.", nameof(size));
        }

        return changer.RunAsync(
            tenant,
            command,
            Fingerprint.Of("pack-parcel", id.ToString(), weightGrams.ToString(CultureInfo.InvariantCulture), size.ToString()),
            async (changes, token) =>
            {
                var parcel = await changes.ParcelAsync(id, token).ConfigureAwait(false);
                await changes.RequireNotHeldAsync(parcel.Parcel, nameof(ParcelTrigger.Pack), token).ConfigureAwait(false);
                parcel.Fire(ParcelTrigger.Pack);
                parcel.Update(current => current with { WeightGrams = weightGrams, Size = size });
                parcel.Raise(new ParcelPacked(id, weightGrams, [.. parcel.Parcel.Orders]));
                parcel.Fire(ParcelTrigger.MakeReady);
                return parcel;
            },
            cancellationToken);
    }

    public ValueTask<Receipt> HandOverAsync(
        TenantId tenant, ParcelId id, string carrier, string waybill, Command command, CancellationToken cancellationToken) =>
        changer.RunAsync(
            tenant,
            command,
            Fingerprint.Of("hand-over-parcel", id.ToString(), carrier, waybill),
            async (changes, token) =>
            {
                var parcel = await changes.ParcelAsync(id, token).ConfigureAwait(false);
                await changes.RequireNotHeldAsync(parcel.Parcel, nameof(ParcelTrigger.HandOver), token).ConfigureAwait(false);
                parcel.Fire(ParcelTrigger.HandOver);
                parcel.Update(current => current with { Carrier = carrier, Waybill = waybill });
                parcel.Raise(new ParcelDispatched(id, carrier, waybill, [.. parcel.Parcel.Orders]));
                await changes.MoveAllAsync(parcel.Parcel, UnitBucket.Packing, UnitBucket.Shipped, "handed-over", token).ConfigureAwait(false);
                return parcel;
            },
            cancellationToken);

    public ValueTask<Receipt> ReportAsync(TenantId tenant, ParcelId id, CarrierStatus status, Command command, CancellationToken cancellationToken) =>
        changer.RunAsync(
            tenant,
            command,
            Fingerprint.Of("report-parcel", id.ToString(), status.ToString()),
            (changes, token) => ReportAsync(changes, id, status, token),
            cancellationToken);

    private static async ValueTask<AggregateChange> QuoteAsync(ChangeSet changes, ParcelId id, Money freight, CancellationToken cancellationToken)
    {
        var parcel = await changes.ParcelAsync(id, cancellationToken).ConfigureAwait(false);
        if (freight.Currency != parcel.Parcel.Charged.Currency)
        {
            throw new CurrencyMismatchException(freight.Currency, parcel.Parcel.Charged.Currency);
        }

        parcel.Quote(freight);
        await changes.UnitOfWork.Money.AddAsync(
            new MoneyEntry
            {
                Customer = parcel.Parcel.Customer,
                For = parcel.Key,
                Kind = MoneyEntryKind.Charge,
                Amount = freight,
                Reference = $"parcel:{id}",
                At = changes.At,
            },
            cancellationToken).ConfigureAwait(false);
        return parcel;
    }

    private static async ValueTask<AggregateChange> ReportAsync(ChangeSet changes, ParcelId id, CarrierStatus status, CancellationToken cancellationToken)
    {
        var parcel = await changes.ParcelAsync(id, cancellationToken).ConfigureAwait(false);
        if (IsOlder(parcel.Parcel.State, status))
        {
            return parcel;
        }

        parcel.Fire(status switch
        {
            CarrierStatus.InTransit => ParcelTrigger.Depart,
            CarrierStatus.CustomsHold => ParcelTrigger.HoldAtCustoms,
            CarrierStatus.OutForDelivery => ParcelTrigger.GoOutForDelivery,
            CarrierStatus.Delivered => ParcelTrigger.Deliver,
            _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Not a carrier's status."),
        });
        if (status == CarrierStatus.Delivered)
        {
            parcel.Raise(new ParcelDelivered(id, [.. parcel.Parcel.Orders]));
            await changes.MoveAllAsync(parcel.Parcel, UnitBucket.Shipped, UnitBucket.Delivered, "delivered", cancellationToken).ConfigureAwait(false);
        }

        return parcel;
    }

    /// <summary>Whether the parcel is known to be as far already: carriers repeat themselves, and not always in order.</summary>
    private static bool IsOlder(ParcelState state, CarrierStatus status) => (state, status) switch
    {
        (ParcelState.InTransit, CarrierStatus.InTransit) => true,
        (ParcelState.CustomsHold, CarrierStatus.CustomsHold) => true,
        (ParcelState.OutForDelivery, CarrierStatus.InTransit or CarrierStatus.CustomsHold or CarrierStatus.OutForDelivery) => true,
        (ParcelState.Delivered, _) => true,
        _ => false,
    };
}
