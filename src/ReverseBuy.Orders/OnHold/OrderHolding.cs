using System.Globalization;
using ReverseBuy.Orders.Changes;

namespace ReverseBuy.Orders.OnHold;

/// <summary>Puts holds on orders, and takes them off.</summary>
internal sealed class OrderHolding(Changer changer, TimeProvider time)
{
    private const int MaximumName = 64;

    public ValueTask<Receipt> PutAsync(TenantId tenant, OrderId order, PutOrderHold hold, Command command, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(hold.Name, nameof(hold));
        ArgumentException.ThrowIfNullOrWhiteSpace(hold.Reason, nameof(hold));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hold.Name.Length, MaximumName, nameof(hold));
        return changer.RunAsync(
            tenant,
            command,
            Fingerprint.Of("put-hold", order.ToString(), hold.Name, hold.Reason, hold.Until?.ToString("O", CultureInfo.InvariantCulture) ?? string.Empty),
            async (changes, token) =>
            {
                if (hold.Until <= time.GetUtcNow())
                {
                    throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"A hold until {hold.Until:O} is over already. Name a moment to come, or none."), nameof(hold));
                }

                var change = await changes.OrderAsync(order, token).ConfigureAwait(false);
                change.PutHold(new OrderHold { Name = hold.Name, Reason = hold.Reason, PutBy = command.Actor, PutAt = changes.At, Until = hold.Until });
                return change;
            },
            cancellationToken);
    }

    public ValueTask<Receipt> ReleaseAsync(TenantId tenant, OrderId order, string name, Command command, CancellationToken cancellationToken) =>
        changer.RunAsync(
            tenant,
            command,
            Fingerprint.Of("release-hold", order.ToString(), name),
            async (changes, token) =>
            {
                var change = await changes.OrderAsync(order, token).ConfigureAwait(false);
                await changes.ReleaseHoldAsync(change, name, token).ConfigureAwait(false);
                return change;
            },
            cancellationToken);
}
