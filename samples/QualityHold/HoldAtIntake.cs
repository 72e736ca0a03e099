using ReverseBuy.Messaging;
using ReverseBuy.Orders;
using ReverseBuy.Tenancy;

namespace QualityHold;

/// <summary>Holds an order with precious goods as soon as a package of it stands in the warehouse.</summary>
public sealed class HoldAtIntake(ITenantScopeFactory tenants, IOrders orders, IOrderHolds holds, QualitySettings settings) : IEventHandler<PackageArrived>
{
    /// <summary>The hold's name, and the handler's.</summary>
    public const string Name = "quality";

    private static readonly Actor Intake = new(ActorKind.Policy, Name);

    public async ValueTask HandleAsync(EventContext context, PackageArrived @event, CancellationToken cancellationToken)
    {
        using var tenant = tenants.Enter(context.Tenant); // handlers are told the tenant; facades ask who was entered
        var held = 0;
        foreach (var id in @event.Orders)
        {
            if (await orders.FindAsync(id, cancellationToken) is { } order && settings.ArePrecious(order) && !order.Holds.Any(hold => hold.IsOn && hold.Name == Name))
            {
                // An event may come twice: with the same key the second time does nothing.
                var command = new Command(new IdempotencyKey($"{Name}:{context.Envelope.Id}:{id}"), Intake);
                await holds.PutAsync(id, new PutOrderHold(Name, "an inspector has to see the goods"), command, cancellationToken);
                held++;
            }
        }

        context.Result = $"held {held} order(s)";
    }
}
