using ReverseBuy.Messaging;
using ReverseBuy.Orders;

namespace ReverseBuy.Snippets.Messaging;

internal sealed class ParkedCommand(IParkedWork parked)
{
    public async Task PrintAsync(TenantId tenant, TextWriter console, CancellationToken cancellationToken)
    {
        foreach (var (message, waiting) in await parked.ListEventsAsync(tenant, cancellationToken))
        {
            await console.WriteLineAsync(
                $"{message.Envelope.Aggregate} {message.Envelope.Type} {message.Envelope.Id}: {message.Failures} failures, {waiting} waiting. {message.Error}");
        }

        foreach (var timer in await parked.ListTimersAsync(tenant, cancellationToken))
        {
            await console.WriteLineAsync($"{timer.Key}: {timer.Failures} failures. {timer.Error}");
        }
    }

    public async Task ReleaseAsync(TenantId tenant, OrderId order, string person, CancellationToken cancellationToken) =>
        await parked.ReleaseAsync(tenant, AggregateKey.Of(order), new Actor(ActorKind.Operator, person), cancellationToken);

    public async Task SkipAsync(TenantId tenant, EventId poison, string person, CancellationToken cancellationToken) =>
        await parked.SkipEventAsync(tenant, poison, new Actor(ActorKind.Operator, person), "the shop has deleted this order", cancellationToken);
}
