using ReverseBuy.Fulfilment;
using ReverseBuy.Orders.Changes;

namespace ReverseBuy.Orders.Shipping;

/// <summary>Takes back what came back, and settles claims.</summary>
internal sealed class ParcelClaimDesk(Changer changer)
{
    public ValueTask<Receipt> ReceiveBackAsync(TenantId tenant, ParcelId id, Command command, CancellationToken cancellationToken) => RunAsync(
        tenant,
        id,
        ["receive-parcel-back"],
        command,
        async (changes, parcel, token) =>
        {
            parcel.Fire(ParcelTrigger.ReceiveBack);
            await changes.MoveAllAsync(parcel, UnitBucket.InStock, "received-back", token).ConfigureAwait(false);
        },
        cancellationToken);

    public ValueTask<Receipt> OpenAsync(TenantId tenant, ParcelId id, Command command, CancellationToken cancellationToken) =>
        FireAsync(tenant, id, ParcelTrigger.Claim, command, cancellationToken);

    public ValueTask<Receipt> GrantAsync(TenantId tenant, ParcelId id, Money amount, Command command, CancellationToken cancellationToken)
    {
        ParcelMoney.RequireAboveZero(amount, "A compensation", nameof(amount));
        return RunAsync(
            tenant,
            id,
            ["grant-claim", amount.ToString()],
            command,
            async (changes, parcel, token) =>
            {
                parcel.Parcel.RequirePrice(amount);
                parcel.Fire(ParcelTrigger.Compensate);
                await changes.ChargeAsync(parcel, parcel.Parcel.Charged - amount, token).ConfigureAwait(false);
            },
            cancellationToken);
    }

    public ValueTask<Receipt> RefuseAsync(TenantId tenant, ParcelId id, Command command, CancellationToken cancellationToken) =>
        FireAsync(tenant, id, ParcelTrigger.RefuseClaim, command, cancellationToken);

    private ValueTask<Receipt> FireAsync(TenantId tenant, ParcelId id, ParcelTrigger trigger, Command command, CancellationToken cancellationToken) => RunAsync(
        tenant,
        id,
        [trigger.ToString()],
        command,
        (_, parcel, _) =>
        {
            parcel.Fire(trigger);
            return ValueTask.CompletedTask;
        },
        cancellationToken);

    private ValueTask<Receipt> RunAsync(
        TenantId tenant,
        ParcelId id,
        IReadOnlyList<string> content,
        Command command,
        Func<ChangeSet, ParcelChange, CancellationToken, ValueTask> change,
        CancellationToken cancellationToken) =>
        changer.RunAsync(
            tenant,
            command,
            Fingerprint.Of("parcel-claim", [id.ToString(), .. content]),
            async (changes, token) =>
            {
                var parcel = await changes.ParcelAsync(id, token).ConfigureAwait(false);
                await change(changes, parcel, token).ConfigureAwait(false);
                return parcel;
            },
            cancellationToken);
}
