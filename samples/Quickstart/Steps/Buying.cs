using ReverseBuy.Orders;
using ReverseBuy.Payments;
using ReverseBuy.Procurement;
using ReverseBuy.Sandbox;

namespace Quickstart.Steps;

/// <summary>Reports the payment, approves the order, loses the connection in the middle of one create call, and waits until all is bought.</summary>
internal sealed class Buying(IOrders orders, IPayments payments, IProcurement procurement, Screen screen, SandboxClient control)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public async Task RunAsync(Order order, CancellationToken cancellationToken)
    {
        await screen.StepAsync("Payment and review", cancellationToken);
        var capture = new Capture(new IdempotencyKey("quickstart-capture"), AggregateKey.Of(order.Id), order.Charged);
        var paid = await payments.ReportCaptureAsync(capture, new Actor(ActorKind.Host, "bank"), cancellationToken);
        screen.Say($"The host reports {order.Charged} captured: [green]{paid.State}[/]");

        if (!order.IsApproved)
        {
            // The order is made at the marketplace, and its answer is lost on the way to us.
            await control.ClearFaultsAsync(cancellationToken);
            await control.AddFaultAsync(
                new SandboxFault { Marketplace = "1688", Operation = "createCrossOrder", Kind = SandboxFaultKind.DropAfter }, cancellationToken);
        }

        var approved = await orders.ApproveAsync(order.Id, Agents.By(ActorKind.Reviewer, "approve"), cancellationToken);
        screen.Say($"A reviewer approves: [green]{(approved is ApproveOrderResult.Approved { Receipt: var receipt } ? receipt.State : "rules are against it")}[/]");
        await WaitAsync(order.Id, cancellationToken);
        foreach (var purchase in await procurement.ListAsync(order.Id, cancellationToken))
        {
            var upstream = string.Join(", ", purchase.UpstreamOrders.Select(upstream => $"{upstream.Id} {upstream.State}"));
            screen.Say($"{purchase.Marketplace} {purchase.State}: {upstream} ({purchase.Asks} time(s) asked in vain)");
        }
    }

    private async Task WaitAsync(OrderId id, CancellationToken cancellationToken)
    {
        await screen.StepAsync("Buying: the connection is lost in the middle of one create call", cancellationToken);
        await Waiting.UntilAsync("every unit is bought", Patience, () => IsBoughtAsync(id, cancellationToken), cancellationToken, everyFourth: async () =>
        {
            // Marketplaces take seconds over building and paying an order; theirs is a clock that we may turn.
            await control.AdvanceClockAsync(TimeSpan.FromSeconds(2), cancellationToken);
            await procurement.LookAsync(id, cancellationToken);
        });
        screen.Say($"All is bought, nothing twice");
    }

    private async Task<bool> IsBoughtAsync(OrderId id, CancellationToken cancellationToken)
    {
        var order = (await orders.FindAsync(id, cancellationToken))!;
        var purchases = await procurement.ListAsync(id, cancellationToken);
        if (purchases.FirstOrDefault(purchase => purchase.State == PurchaseOrderState.NeedsPerson) is { } stuck)
        {
            throw new QuickstartException("purchase.needs-person", $"Purchase order {stuck.Id}: {stuck.Note}");
        }

        // A purchase that turned out never to have reached the marketplace is a person's to decide on; here we are that person.
        if (order.Lines.Any(line => line.Units[UnitBucket.Pending] > 0) && purchases.Any(purchase => purchase.State is PurchaseOrderState.Absent))
        {
            await procurement.BuyAsync(id, Agents.By(ActorKind.Operator, $"buy-beside-{purchases.Count}"), cancellationToken);
        }

        return order.IsApproved && order.Lines.All(line => line.Units[UnitBucket.Pending] + line.Units[UnitBucket.Purchasing] == 0);
    }
}
