using ReverseBuy.Tenancy;

namespace ReverseBuy.Orders.Holding;

/// <summary>The facade: reads the current tenant once and passes it on.</summary>
internal sealed class HoldsFacade(ICurrentTenant current, HoldDesk desk) : IHolds
{
    public ValueTask<Receipt> PutAsync(AggregateKey aggregate, DateTimeOffset? until, Command command, CancellationToken cancellationToken) =>
        desk.PutAsync(current.RequireActive(nameof(IHolds)), aggregate, until, command, cancellationToken);

    public ValueTask<Receipt> ReleaseAsync(AggregateKey aggregate, Command command, CancellationToken cancellationToken) =>
        desk.ReleaseAsync(current.RequireActive(nameof(IHolds)), aggregate, command, cancellationToken);
}
