using ReverseBuy.Fulfilment;
using ReverseBuy.Orders.Changes;

namespace ReverseBuy.Orders.Shipping;

/// <summary>Stops parcels that no carrier has.</summary>
internal sealed class ParcelStops(Changer changer)
{
    public ValueTask<Receipt> BlockAsync(TenantId tenant, ParcelId id, Command command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (string.IsNullOrWhiteSpace(command.Reason))
        {
            throw new ArgumentException("Blocking needs a reason; it is what the customer is told.", nameof(command));
        }

        return RunAsync(tenant, id, "block-parcel", command, (changes, parcel, token) => changes.BlockAsync(parcel, command.Reason, token), cancellationToken);
    }

    public ValueTask<Receipt> UnblockAsync(TenantId tenant, ParcelId id, Command command, CancellationToken cancellationToken) => RunAsync(
        tenant,
        id,
        "unblock-parcel",
        command,
        (_, parcel, _) =>
        {
            parcel.Fire(ParcelTrigger.Unblock);
            return ValueTask.CompletedTask;
        },
        cancellationToken);

    public ValueTask<Receipt> CancelAsync(TenantId tenant, ParcelId id, Command command, CancellationToken cancellationToken) =>
        RunAsync(tenant, id, "cancel-parcel", command, (changes, parcel, token) => changes.CancelAsync(parcel, token), cancellationToken);

    private ValueTask<Receipt> RunAsync(
        TenantId tenant,
        ParcelId id,
        string name,
        Command command,
        Func<ChangeSet, ParcelChange, CancellationToken, ValueTask> stop,
        CancellationToken cancellationToken) =>
        changer.RunAsync(
            tenant,
            command,
            Fingerprint.Of(name, id.ToString(), command?.Reason ?? string.Empty),
            async (changes, token) =>
            {
                var parcel = await changes.ParcelAsync(id, token).ConfigureAwait(false);
                await stop(changes, parcel, token).ConfigureAwait(false);
                return parcel;
            },
            cancellationToken);
}
