using System.Text.Json;
using ReverseBuy;
using ReverseBuy.Messaging;
using ReverseBuy.Orders;
using ReverseBuy.Sandbox;
using ReverseBuy.Storage;
using ReverseBuy.Tenancy;
using Spectre.Console;

namespace Quickstart.Steps;

/// <summary>Waits until every event was handled, then tells the whole course, and that the other agent saw nothing of it.</summary>
internal sealed class Telling(IOrders orders, ITenants tenants, ITenantScopeFactory scopes, ITenantStorage storage, Screen screen, SandboxClient control)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public async Task<object> RunAsync(Order placed, CancellationToken cancellationToken)
    {
        await Waiting.UntilAsync("every event was handled", Patience, () => IsDrainedAsync(cancellationToken), cancellationToken);
        var explained = await orders.ExplainAsync(placed.Id, cancellationToken);
        if (explained.Order.State != OrderState.Delivered)
        {
            throw new QuickstartException("order.not-delivered", $"Order {placed.Id} is {explained.Order.State} instead of Delivered.");
        }

        await screen.StepAsync("Everything that happened, and what was done about it", cancellationToken);
        screen.Show(TimelineOf(explained));
        var lanes = (await control.GetCountersAsync(cancellationToken)).ByLane;
        var upstream = (await control.GetOrdersAsync(cancellationToken)).Where(order => order.State != "Closed").ToList();
        var doubled = Doubled(explained.Order, upstream);
        screen.Say($"Upstream orders: {upstream.Count}, units bought twice: [green]{doubled}[/]");

        await screen.StepAsync("What each agent sees", cancellationToken);
        var seen = await SeenAsync(cancellationToken);
        return new
        {
            Statuses = StatusesOf(explained),
            Events = explained.Timeline.Select(handled => new
            {
                handled.Envelope.Type,
                Id = handled.Envelope.Id.ToString(),
                Aggregate = handled.Envelope.Aggregate.ToString(),
                handled.Envelope.Version,
                Handlers = handled.Marks.Select(mark => new { Name = mark.Handler, mark.Result }),
            }),
            UpstreamCalls = lanes,
            UpstreamOrders = upstream.Count,
            DuplicatePurchases = doubled,
            Tenants = seen,
        };
    }

    private static IEnumerable<string> StatusesOf(OrderExplanation explained) => explained.History
        .OfType<HistoryEntry.Transition>()
        .Where(change => change.Aggregate == AggregateKey.Of(explained.Order.Id))
        .Select(change => change.To)
        .Distinct();

    private static Table TimelineOf(OrderExplanation explained)
    {
        var table = new Table().AddColumns("Event", "Of", "What the handlers did, beside noting it in the timeline");
        foreach (var handled in explained.Timeline)
        {
            var aggregate = handled.Envelope.Aggregate;
            var what = handled.Envelope.Type["reversebuy.".Length..^".v1".Length];
            table.AddRow(
                Markup.Escape(ChangeOf(handled.Envelope) is { } change ? $"{what} {change}" : what),
                Markup.Escape($"{aggregate.Kind} …{aggregate.Value.ToString("N")[^4..]} v{handled.Envelope.Version}"),
                Markup.Escape(string.Join("\n", handled.Marks.Where(mark => mark.Handler != "timeline").Select(mark => $"{mark.Handler}: {mark.Result}"))));
        }

        return table;
    }

    private static string? ChangeOf(EventEnvelope envelope) =>
        JsonDocument.Parse(envelope.Data).RootElement is { } data && data.TryGetProperty("to", out var to) && to.ValueKind == JsonValueKind.String
            ? $"→ {to.GetString()}"
            : null;

    /// <summary>Units that were bought beyond what was ordered, by the marketplaces' own books.</summary>
    private static int Doubled(Order order, List<SandboxOrder> upstream)
    {
        var bought = upstream
            .SelectMany(purchase => purchase.Lines.Select(line => (Key: (purchase.Marketplace, line.ListingId), line.Quantity)))
            .GroupBy(line => line.Key, line => line.Quantity);
        var ordered = order.Lines
            .GroupBy(line => (line.Sku.Listing.Marketplace.Value, line.Sku.Listing.Value))
            .ToDictionary(group => group.Key, group => group.Sum(line => line.Quantity));
        return bought.Sum(group => Math.Max(0, group.Sum() - ordered.GetValueOrDefault(group.Key)));
    }

    private async Task<bool> IsDrainedAsync(CancellationToken cancellationToken)
    {
        await using var view = await storage.ReadAsync(Agents.Lotus, cancellationToken);
        return await view.Outbox.CountAsync(cancellationToken) == 0;
    }

    private async Task<List<object>> SeenAsync(CancellationToken cancellationToken)
    {
        var seen = new List<object>();
        foreach (var tenant in await tenants.ListAsync(cancellationToken))
        {
            using var scope = scopes.Enter(tenant.Id);
            var known = await orders.ListAsync(new OrderQuery(), cancellationToken);
            var events = 0;
            foreach (var order in known)
            {
                events += (await orders.ExplainAsync(order.Id, cancellationToken)).Timeline.Count;
            }

            screen.Say($"{tenant.Name}: {known.Count} order(s), {events} event(s)");
            seen.Add(new { Id = tenant.Id.Value, tenant.Name, Orders = known.Count, Events = events });
        }

        return seen;
    }
}
