using ReverseBuy.Fulfilment;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Orders.Receiving;

/// <summary>The facade: reads the current tenant once and passes it on.</summary>
internal sealed class UnitDecisionsFacade(ICurrentTenant current, UnitDesk desk) : IUnitDecisions
{
    public ValueTask<Receipt> DecideAsync(DecideUnits decision, Command command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(decision);
        return desk.DecideAsync(current.RequireActive(nameof(IUnitDecisions)), decision, command, cancellationToken);
    }
}
