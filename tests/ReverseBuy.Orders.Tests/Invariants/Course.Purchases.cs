using ReverseBuy.Buying;
using ReverseBuy.Orders.Tests.Support;
using ReverseBuy.Procurement;
using static ReverseBuy.Orders.Tests.Support.OrdersHost;

namespace ReverseBuy.Orders.Tests.Invariants;

/// <summary>What goes wrong with purchases for longer, and what a person decides about them.</summary>
internal sealed partial class Course
{
    private const string Refund = "r1";

    private async Task DoubtAsync(CourseStep step)
    {
        switch (step)
        {
            case CourseStep.PauseSender:
                host.North.SleepBeforeCreate = TimeSpan.FromSeconds(40);
                break;
            case CourseStep.GoDownForADay:
                await host.LeaveInDoubtAsync();
                break;
            case CourseStep.SellerAsksMore:
                Surcharge(30m);
                break;
            case CourseStep.SellerAsksAsBefore:
                Surcharge(0m);
                break;
            case CourseStep.LetExpire:
                if (host.North.Orders.FirstOrDefault(upstream => upstream.Status == UpstreamStatus.Unpaid) is { PaidFrom: null } unpaid)
                {
                    unpaid.Status = UpstreamStatus.Expired;
                }

                break;
            case CourseStep.AskRefund:
                Tell(RefundStatus.AwaitingSeller);
                await host.Procurement.LookAsync(_order, Token);
                break;
            case CourseStep.GrantRefund:
                Tell(RefundStatus.Refunded);
                await host.Procurement.LookAsync(_order, Token);
                break;
            case CourseStep.RefuseRefund:
                Tell(RefundStatus.Closed);
                await host.Procurement.LookAsync(_order, Token);
                break;
            case CourseStep.PersonResolves:
                await SeeToPersonsAsync();
                break;
            case CourseStep.PersonPays:
                await OfOneOrderAsync(UpstreamOrderState.PriceModified, (purchase, upstream, command) => host.Buyers.PayAsync(purchase, upstream, new Money(500m, Currency.CNY), command, Token));
                break;
            case CourseStep.PersonCancels:
                await OfOneOrderAsync(null, (purchase, upstream, command) => host.Buyers.CancelAsync(purchase, upstream, command, Token));
                break;
        }
    }

    private void Surcharge(decimal amount)
    {
        foreach (var upstream in host.North.Orders.Where(upstream => upstream.Status == UpstreamStatus.Unpaid))
        {
            upstream.Surcharge = new Money(amount, Currency.CNY);
        }
    }

    // A marketplace that has paid back in full says that the order is cancelled, sooner or later; here at once.
    private void Tell(RefundStatus status)
    {
        if (host.North.Orders.FirstOrDefault(order => order.Status is UpstreamStatus.Paid or UpstreamStatus.Shipped && (order.RefundIds.Count > 0 || status == RefundStatus.AwaitingSeller)) is not { } upstream)
        {
            return;
        }

        var id = Refund + upstream.Id;
        host.North.Refunds[id] = new RefundReading(id, status, status.ToString(), upstream.Total);
        if (upstream.RefundIds.Count == 0)
        {
            upstream.RefundIds.Add(id);
        }

        if (status == RefundStatus.Refunded)
        {
            upstream.Status = UpstreamStatus.Cancelled;
        }
    }

    /// <summary>A person looks at the marketplace, and says what is there.</summary>
    private async Task SeeToPersonsAsync()
    {
        host.North.Reads.Clear();
        foreach (var purchase in await host.WaitingForPersonAsync())
        {
            var there = host.North.Orders.Where(upstream => upstream.Reference == purchase.Reference).Select(upstream => upstream.Id).ToList();
            switch (purchase)
            {
                case { State: PurchaseOrderState.NeedsPerson } when there.Count > 0:
                    Assert.IsType<NameUpstreamResult.Named>(await host.Buyers.NameAsync(purchase.Id, there, host.Command(), Token));
                    break;
                case { State: PurchaseOrderState.NeedsPerson }:
                    await host.Buyers.StateAbsentAsync(purchase.Id, host.Command(), Token);
                    break;
                case { Person.Reason: PersonReason.PriceModified or PersonReason.NotPaid }:
                    foreach (var upstream in purchase.UpstreamOrders)
                    {
                        await CommandAsync(command => host.Buyers.PayAsync(purchase.Id, upstream.Id, new Money(500m, Currency.CNY), command, Token));
                    }

                    break;
                case { Person.Reason: PersonReason.PaymentUnknown or PersonReason.NotCancelled }:
                    await StateOutcomesAsync(purchase);
                    break;
                case { Person.Reason: PersonReason.PartlyRefunded or PersonReason.PaidTooLate }:
                    await host.Buyers.SettleAsync(purchase.Id, host.Command(), Token);
                    break;
            }
        }

        await host.WorkAsync();
    }

    private async Task StateOutcomesAsync(PurchaseOrder purchase)
    {
        foreach (var upstream in purchase.UpstreamOrders)
        {
            var there = host.North.Orders.Single(order => order.Id == upstream.Id);
            var outcome = there.Status switch
            {
                UpstreamStatus.Cancelled or UpstreamStatus.Expired => UpstreamOutcome.Cancelled,
                UpstreamStatus.Unpaid when !(there.PaidFrom <= host.Time.GetUtcNow()) => UpstreamOutcome.Unpaid,
                _ => UpstreamOutcome.Paid,
            };
            await CommandAsync(command => host.Buyers.StateOutcomeAsync(purchase.Id, upstream.Id, outcome, command, Token));
        }
    }

    private async Task OfOneOrderAsync(UpstreamOrderState? state, Func<PurchaseOrderId, string, Command, ValueTask<Receipt>> decide)
    {
        var purchases = await host.Procurement.ListAsync(_order, Token);
        var found = purchases.SelectMany(purchase => purchase.UpstreamOrders.Select(upstream => (purchase.Id, Upstream: upstream)))
            .FirstOrDefault(pair => pair.Upstream.State == (state ?? pair.Upstream.State));
        if (found.Upstream is not null)
        {
            await CommandAsync(command => decide(found.Id, found.Upstream.Id, command));
        }
    }

    // No sender acts when its time is over, whatever held it up.
    private void CheckSends(IReadOnlyList<PurchaseOrder> purchases, string after)
    {
        foreach (var upstream in host.North.Orders.Concat(host.South.Orders))
        {
            var purchase = Assert.Single(purchases, purchase => purchase.Reference == upstream.Reference);
            Assert.True(upstream.CreatedAt < purchase.SendBefore, $"After {after} {upstream.Id} was made at {upstream.CreatedAt}, and was to be sent before {purchase.SendBefore}.");
        }
    }
}
