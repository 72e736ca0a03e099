using ReverseBuy.Orders;

namespace Quickstart.Steps;

/// <summary>Looks for an order of an earlier run with the same data.</summary>
internal sealed class Resuming(IOrders orders, Screen screen)
{
    public async Task<Order?> FindAsync(CancellationToken cancellationToken)
    {
        var known = await orders.ListAsync(new OrderQuery { Customer = Agents.Customer }, cancellationToken);
        if (known.Count == 0)
        {
            return null;
        }

        await screen.StepAsync("An earlier run is resumed", cancellationToken);
        screen.Say($"Order {known[0].Id} is [yellow]{known[0].State}[/]");
        return known[0];
    }
}
