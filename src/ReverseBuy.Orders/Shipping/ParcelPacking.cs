using System.Globalization;
using ReverseBuy.Fulfilment;
using ReverseBuy.Messaging;
using ReverseBuy.Orders.Changes;

namespace ReverseBuy.Orders.Shipping;

/// <summary>Packs parcels, for trial and for good. What must not be sent blocks them.</summary>
internal sealed class ParcelPacking(Changer changer, ParcelCompliance compliance, OrdersOptions options)
{
    public ValueTask<Receipt> TrialPackAsync(TenantId tenant, ParcelId id, PackedParcel packed, Command command, CancellationToken cancellationToken)
    {
        Require(packed);
        if (packed.Freight is not null)
        {
            throw new ArgumentException("A trial sets no freight; QuoteAsync offers it.", nameof(packed));
        }

        return RunAsync(
            tenant,
            id,
            ParcelTrigger.TrialPack,
            packed,
            command,
            (_, parcel, _) =>
            {
                parcel.Fire(ParcelTrigger.TrialPack);
                parcel.Update(current => current with { WeightGrams = packed.WeightGrams, Size = packed.Size });
                return ValueTask.CompletedTask;
            },
            cancellationToken);
    }

    public ValueTask<Receipt> PackAsync(TenantId tenant, ParcelId id, PackedParcel packed, Command command, CancellationToken cancellationToken)
    {
        Require(packed);
        if (packed.Freight is { } freight)
        {
            ParcelMoney.RequireAboveZero(freight, "A freight", nameof(packed));
        }
        else if (options.Fulfilment.BillAfterWeighing)
        {
            throw new ArgumentException("Parcels are billed after weighing; name the freight.", nameof(packed));
        }

        return RunAsync(tenant, id, ParcelTrigger.Pack, packed, command, (changes, parcel, token) => PackAsync(changes, parcel, packed, token), cancellationToken);
    }

    private static void Require(PackedParcel packed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(packed.WeightGrams, 1, nameof(packed));
        if (packed.Size is not { LengthMillimetres: > 0, WidthMillimetres: > 0, HeightMillimetres: > 0 })
        {
            throw new ArgumentException($"A parcel of {packed.Size} makes no sense; each side is above 0.", nameof(packed));
        }
    }

    private static async ValueTask PackAsync(ChangeSet changes, ParcelChange parcel, PackedParcel packed, CancellationToken cancellationToken)
    {
        parcel.Fire(ParcelTrigger.Pack);
        parcel.Update(current => current with { WeightGrams = packed.WeightGrams, Size = packed.Size });
        parcel.Raise(new ParcelPacked(parcel.Parcel.Id, packed.WeightGrams, [.. parcel.Parcel.Orders]));
        if (packed.Freight is { } freight)
        {
            parcel.Parcel.RequirePrice(freight);
            await changes.ChargeAsync(parcel, freight, cancellationToken).ConfigureAwait(false);
        }

        var (due, back) = (parcel.Parcel.Due, parcel.Parcel.DueBack);
        if (!due.IsZero)
        {
            parcel.Fire(ParcelTrigger.OweFreight);
        }
        else if (packed.Freight is not null && !back.IsZero)
        {
            parcel.Fire(ParcelTrigger.OweRefund);
        }
        else
        {
            parcel.Fire(ParcelTrigger.MakeReady);
            return;
        }

        parcel.Raise(new FreightDifferenceDue(parcel.Parcel.Id, due, back, [.. parcel.Parcel.Orders]));
    }

    private async ValueTask<Receipt> RunAsync(
        TenantId tenant,
        ParcelId id,
        ParcelTrigger trigger,
        PackedParcel packed,
        Command command,
        Func<ChangeSet, ParcelChange, CancellationToken, ValueTask> pack,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var fingerprint = Fingerprint.Of(
            $"{trigger}-parcel", id.ToString(), packed.WeightGrams.ToString(CultureInfo.InvariantCulture), packed.Size.ToString(), packed.Freight?.ToString() ?? string.Empty);
        if (await changer.AnsweredAsync(tenant, command.Key, fingerprint, cancellationToken).ConfigureAwait(false) is { } answered)
        {
            return answered;
        }

        var verdict = await compliance.CheckAsync(tenant, id, cancellationToken).ConfigureAwait(false);
        return await changer.RunAsync(
            tenant,
            command,
            fingerprint,
            async (changes, token) =>
            {
                var parcel = await changes.ParcelAsync(id, token).ConfigureAwait(false);
                verdict.RequireStillAbout(parcel.Parcel);
                await changes.RequireNotHeldAsync(parcel, trigger, token).ConfigureAwait(false);
                if (verdict.Reason is { } reason && parcel.CanFire(trigger))
                {
                    await changes.BlockAsync(parcel, reason, token).ConfigureAwait(false);
                }
                else
                {
                    await pack(changes, parcel, token).ConfigureAwait(false);
                }

                return parcel;
            },
            cancellationToken).ConfigureAwait(false);
    }
}
