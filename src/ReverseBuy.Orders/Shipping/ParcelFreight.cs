using ReverseBuy.Fulfilment;
using ReverseBuy.Orders.Changes;

namespace ReverseBuy.Orders.Shipping;

/// <summary>Sets the freight of parcels.</summary>
internal sealed class ParcelFreight(Changer changer)
{
    public ValueTask<Receipt> QuoteAsync(TenantId tenant, ParcelId id, Money freight, Command command, CancellationToken cancellationToken)
    {
        ParcelMoney.RequireAboveZero(freight, "A freight", nameof(freight));
        return changer.RunAsync(
            tenant,
            command,
            Fingerprint.Of("quote-parcel", id.ToString(), freight.ToString()),
            async (changes, token) =>
            {
                var parcel = await changes.ParcelAsync(id, token).ConfigureAwait(false);
                parcel.Parcel.RequirePrice(freight);
                if (parcel.Parcel.State == ParcelState.TrialPacked)
                {
                    await changes.RequireNotHeldAsync(parcel, ParcelTrigger.QuoteTrial, token).ConfigureAwait(false);
                    parcel.Fire(ParcelTrigger.QuoteTrial);
                    parcel.Update(current => current with { Offered = freight });
                }
                else if (parcel.Parcel.State == ParcelState.Quoted)
                {
                    // An offer can be made anew; taking it is another command.
                    parcel.Update(current => current with { Offered = freight });
                }
                else
                {
                    await AskAsync(changes, parcel, freight, token).ConfigureAwait(false);
                }

                return parcel;
            },
            cancellationToken);
    }

    public ValueTask<Receipt> AcceptQuoteAsync(TenantId tenant, ParcelId id, Command command, CancellationToken cancellationToken) =>
        changer.RunAsync(
            tenant,
            command,
            Fingerprint.Of("accept-quote", id.ToString()),
            async (changes, token) =>
            {
                var parcel = await changes.ParcelAsync(id, token).ConfigureAwait(false);
                if (parcel.Parcel is not { State: ParcelState.Quoted, Offered: { } offered })
                {
                    throw new OrderTransitionException(parcel.Key.ToString(), parcel.Parcel.State.ToString(), "AcceptQuote", "no freight was offered");
                }

                await AskAsync(changes, parcel, offered, token).ConfigureAwait(false);
                return parcel;
            },
            cancellationToken);

    public ValueTask<Receipt> ContinueAsync(TenantId tenant, ParcelId id, Command command, CancellationToken cancellationToken) =>
        changer.RunAsync(
            tenant,
            command,
            Fingerprint.Of("continue-parcel", id.ToString()),
            async (changes, token) =>
            {
                var parcel = await changes.ParcelAsync(id, token).ConfigureAwait(false);
                await changes.RequireNotHeldAsync(parcel, ParcelTrigger.MakeReady, token).ConfigureAwait(false);
                if (parcel.Parcel.State != ParcelState.FreightRefundDue)
                {
                    throw new OrderTransitionException(parcel.Key.ToString(), parcel.Parcel.State.ToString(), "Continue", "no freight is due back");
                }

                parcel.Fire(ParcelTrigger.MakeReady);
                return parcel;
            },
            cancellationToken);

    private static async ValueTask AskAsync(ChangeSet changes, ParcelChange parcel, Money freight, CancellationToken cancellationToken)
    {
        await changes.RequireNotHeldAsync(parcel, ParcelTrigger.AskFreight, cancellationToken).ConfigureAwait(false);
        parcel.Fire(ParcelTrigger.AskFreight);
        await changes.ChargeAsync(parcel, freight, cancellationToken).ConfigureAwait(false);
    }
}
