using System.Globalization;
using ReverseBuy.Orders.Changes;

namespace ReverseBuy.Orders.Holding;

/// <summary>Puts holds on packages, parcels and found items, and releases them.</summary>
internal sealed class HoldDesk(Changer changer, TimeProvider time)
{
    public ValueTask<Receipt> PutAsync(TenantId tenant, AggregateKey aggregate, DateTimeOffset? until, Command command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (string.IsNullOrWhiteSpace(command.Reason))
        {
            throw new ArgumentException("A hold needs a reason; it is what others are told.", nameof(command));
        }

        if (until <= time.GetUtcNow())
        {
            throw new ArgumentException("A hold until a time that has passed holds nothing.", nameof(until));
        }

        return changer.RunAsync(
            tenant,
            command,
            Fingerprint.Of("hold", aggregate.ToString(), until?.UtcTicks.ToString(CultureInfo.InvariantCulture) ?? string.Empty, command.Reason),
            (changes, token) => changes.SetHoldAsync(aggregate, new Hold(command.Reason, command.Actor, changes.At) { Until = until }, token),
            cancellationToken);
    }

    public ValueTask<Receipt> ReleaseAsync(TenantId tenant, AggregateKey aggregate, Command command, CancellationToken cancellationToken) =>
        changer.RunAsync(
            tenant, command, Fingerprint.Of("release", aggregate.ToString()), (changes, token) => changes.SetHoldAsync(aggregate, null, token), cancellationToken);
}
