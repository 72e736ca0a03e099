using ReverseBuy.Buying;
using ReverseBuy.Orders.Tests.Support;
using ReverseBuy.Procurement;
using static ReverseBuy.Orders.Tests.Support.OrdersHost;
using Behaviour = ReverseBuy.Orders.Tests.Support.ScriptedMarketplace.Behaviour;

namespace ReverseBuy.Orders.Tests.Purchasing;

/// <summary>What only a person can decide: which order an unknown purchase became, and how one stands that nobody could ask for.</summary>
public sealed class DecisionTests
{
    [Fact]
    public async Task An_upstream_order_that_a_person_names_is_paid_as_if_the_answer_had_come()
    {
        await using var host = await StartAsync();
        var (order, purchase) = await host.BuyInDoubtAsync(Behaviour.LoseAfter, Line(host.North.Offer()));
        Assert.Equal(PersonReason.OutcomeUnknown, Assert.Single(await host.WaitingForPersonAsync()).Person?.Reason);
        Assert.Contains("reversebuy.purchase-order.person-needed.v1", await host.EventsAsync(order.Id));

        var named = await host.Buyers.NameAsync(purchase.Id, [host.North.Orders[0].Id], host.Command(), Token);
        await host.WorkAsync();

        Assert.IsType<NameUpstreamResult.Named>(named);
        Assert.Equal(PurchaseOrderState.Paid, (await host.ReadAsync(purchase.Id)).State);
        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.Purchased));
        Assert.Equal((1, 1), (host.North.CreateCalls, host.North.Orders[0].Payments));
        Assert.Empty(await host.WaitingForPersonAsync());
    }

    [Fact]
    public async Task Naming_twice_with_one_key_answers_the_same_and_with_other_ids_is_refused()
    {
        await using var host = await StartAsync();
        var (_, purchase) = await host.BuyInDoubtAsync(Behaviour.LoseAfter, Line(host.North.Offer()));
        var command = host.Command();
        var first = Assert.IsType<NameUpstreamResult.Named>(await host.Buyers.NameAsync(purchase.Id, [host.North.Orders[0].Id], command, Token));
        await host.WorkAsync();

        var second = Assert.IsType<NameUpstreamResult.Named>(await host.Buyers.NameAsync(purchase.Id, [host.North.Orders[0].Id], command, Token));

        Assert.Equal(first.Receipt, second.Receipt);
        await Assert.ThrowsAsync<IdempotencyKeyReusedException>(async () => await host.Buyers.NameAsync(purchase.Id, ["another"], command, Token));
    }

    [Fact]
    public async Task What_is_named_wrongly_changes_nothing_and_says_why()
    {
        await using var host = await StartAsync();
        await host.BuyAsync(Line(host.North.Offer("1002")));
        var others = Assert.Single(host.North.Orders).Id;
        host.North.Creates.Enqueue(Behaviour.LoseAfter);
        var order = await host.BuyAsync(Line(host.North.Offer()));
        await host.LeaveInDoubtAsync();
        var purchase = await host.PurchaseAsync(order.Id);
        var own = host.North.Orders[^1].Id;
        var strange = host.North.BuyByHand("somebody's", host.North.Offer("1003"), 1, UpstreamStatus.Unpaid).Id;
        host.North.BuyByHand("ours-too", host.North.Sku(), 1, UpstreamStatus.Unpaid);

        Assert.Equal(new NameUpstreamResult.Unknown("nothing"), await host.Buyers.NameAsync(purchase.Id, [own, "nothing"], host.Command(), Token));
        Assert.Equal(new NameUpstreamResult.Different(strange), await host.Buyers.NameAsync(purchase.Id, [strange], host.Command(), Token));
        Assert.Equal(new NameUpstreamResult.Different(others), await host.Buyers.NameAsync(purchase.Id, [others], host.Command(), Token));
        host.North.Reads.Enqueue(Behaviour.Unavailable);
        Assert.IsType<NameUpstreamResult.NotAnswered>(await host.Buyers.NameAsync(purchase.Id, [own], host.Command(), Token));

        Assert.Equal(purchase.Version, (await host.ReadAsync(purchase.Id)).Version);
        await Assert.ThrowsAsync<ArgumentException>(async () => await host.Buyers.NameAsync(purchase.Id, [], host.Command(), Token));
    }

    [Fact]
    public async Task An_upstream_order_of_another_purchase_is_not_taken_twice()
    {
        await using var host = await StartAsync();
        await host.BuyAsync(Line(host.North.Offer()));
        var owner = Assert.Single(await host.Procurement.ListAsync(new PurchaseOrderQuery { UpstreamOrderId = host.North.Orders[0].Id }, Token));
        host.North.Creates.Enqueue(Behaviour.LoseBefore);
        var order = await host.BuyAsync(Line(host.North.Offer()));
        await host.LeaveInDoubtAsync();

        var result = await host.Buyers.NameAsync((await host.PurchaseAsync(order.Id)).Id, [host.North.Orders[0].Id], host.Command(), Token);

        Assert.Equal(new NameUpstreamResult.Taken(host.North.Orders[0].Id, owner.Id), result);
        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.Purchasing));
    }

    [Fact]
    public async Task Of_more_than_was_asked_for_a_person_names_the_one_that_is_kept()
    {
        await using var host = await StartAsync();
        host.North.Creates.Enqueue(Behaviour.LoseAfter);
        var order = await host.BuyAsync(Line(host.North.Offer()));
        host.North.Duplicate(host.North.References.Single());
        await host.AdvanceAsync(TimeSpan.FromSeconds(36));
        var purchase = await host.PurchaseAsync(order.Id);
        Assert.Equal(PersonReason.MoreThanAsked, purchase.Person?.Reason);

        await host.Buyers.NameAsync(purchase.Id, [host.North.Orders[1].Id], host.Command(), Token);
        await host.WorkAsync();

        Assert.Equal((0, 1), (host.North.Orders[0].Payments, host.North.Orders[1].Payments));
        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.Purchased));
    }

    [Fact]
    public async Task What_a_person_says_is_not_there_frees_its_units()
    {
        await using var host = await StartAsync();
        var (order, purchase) = await host.BuyInDoubtAsync(Behaviour.LoseBefore, Line(host.North.Offer()));

        var receipt = await host.Buyers.StateAbsentAsync(purchase.Id, host.Command(), Token);

        Assert.Equal(nameof(PurchaseOrderState.Absent), receipt.State);
        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.Pending));
        await host.Procurement.BuyAsync(order.Id, host.Command(), Token);
        await host.WorkAsync();
        Assert.Equal(2, host.North.Bought(host.North.Sku()));
    }

    [Fact]
    public async Task Nothing_can_be_said_of_a_purchase_that_is_not_in_doubt()
    {
        await using var host = await StartAsync();
        var order = await host.BuyAsync(Line(host.North.Offer()));
        var purchase = await host.PurchaseAsync(order.Id);

        await Assert.ThrowsAsync<OrderTransitionException>(async () => await host.Buyers.StateAbsentAsync(purchase.Id, host.Command(), Token));
        await Assert.ThrowsAsync<OrderTransitionException>(async () => await host.Buyers.NameAsync(purchase.Id, ["north1"], host.Command(), Token));
        await Assert.ThrowsAsync<OrderTransitionException>(async () => await host.Buyers.SettleAsync(purchase.Id, host.Command(), Token));
        await Assert.ThrowsAsync<OrderTransitionException>(async () => await host.Buyers.CancelAsync(purchase.Id, "north1", host.Command(), Token));
        await Assert.ThrowsAsync<UnknownAggregateException>(async () => await host.Buyers.CancelAsync(purchase.Id, "north9", host.Command(), Token));
        Assert.Equal(purchase.Version, (await host.ReadAsync(purchase.Id)).Version);
    }

    [Fact]
    public async Task Another_tenants_purchase_is_unknown()
    {
        await using var host = await StartAsync();
        var (_, purchase) = await host.BuyInDoubtAsync(Behaviour.LoseBefore, Line(host.North.Offer()));
        using var entered = host.Enter(Panda);

        await Assert.ThrowsAsync<UnknownAggregateException>(async () => await host.Buyers.StateAbsentAsync(purchase.Id, host.Command(), Token));
        Assert.Empty(await host.WaitingForPersonAsync());
    }

    [Fact]
    public async Task A_late_order_of_an_absent_purchase_is_cancelled_while_it_is_unpaid()
    {
        await using var host = await StartAsync();
        host.North.Creates.Enqueue(Behaviour.LoseAfter);
        var order = await host.BuyAsync(Line(host.North.Offer()));
        host.North.NotYetVisible.Add(host.North.Orders[0].Id);
        await host.PassAsync(12);
        Assert.Equal(PurchaseOrderState.Absent, (await host.PurchaseAsync(order.Id)).State);
        host.North.NotYetVisible.Clear();

        await host.AdvanceAsync(TimeSpan.FromMinutes(31));
        await host.PassAsync(1);

        var purchase = await host.PurchaseAsync(order.Id);
        Assert.Equal((PurchaseOrderState.Absent, UpstreamOrderState.Cancelled), (purchase.State, Assert.Single(purchase.UpstreamOrders).State));
        Assert.Equal((0, 0), (host.North.Bought(host.North.Sku()), host.North.PayCalls));
        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.Pending));
        Assert.Null(purchase.DueAt);
    }

    [Fact]
    public async Task A_late_order_that_is_paid_is_a_persons_and_moves_no_units()
    {
        await using var host = await StartAsync();
        host.North.Creates.Enqueue(Behaviour.LoseAfter);
        var order = await host.BuyAsync(Line(host.North.Offer()));
        var late = host.North.Orders[0];
        host.North.NotYetVisible.Add(late.Id);
        await host.PassAsync(12);
        await host.Procurement.BuyAsync(order.Id, host.Command(), Token);
        await host.WorkAsync();
        host.North.NotYetVisible.Clear();
        late.Status = UpstreamStatus.Paid;

        await host.AdvanceAsync(TimeSpan.FromMinutes(31));

        var waiting = Assert.Single(await host.WaitingForPersonAsync());
        Assert.Equal((PersonReason.PaidTooLate, PurchaseOrderState.Absent), (waiting.Person?.Reason, waiting.State));
        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.Purchased));
        Assert.Equal(0, host.North.CancelCalls);

        await host.Buyers.SettleAsync(waiting.Id, host.Command(), Token);
        await host.AdvanceAsync(TimeSpan.FromHours(2));
        Assert.Empty(await host.WaitingForPersonAsync());
    }

    [Theory]
    [InlineData(UpstreamOutcome.Paid, UnitBucket.Purchased)]
    [InlineData(UpstreamOutcome.Unpaid, UnitBucket.Purchased)]
    [InlineData(UpstreamOutcome.Cancelled, UnitBucket.Pending)]
    public async Task What_became_of_a_payment_nobody_could_ask_for_a_person_says_after_a_day(UpstreamOutcome outcome, UnitBucket then)
    {
        await using var host = await StartAsync();
        host.North.Pays.Enqueue(outcome == UpstreamOutcome.Paid ? Behaviour.LoseAfter : Behaviour.LoseBefore);
        var order = await host.BuyAsync(Line(host.North.Offer()));
        var id = (await host.PurchaseAsync(order.Id)).Id;
        await host.LeaveInDoubtAsync(hours: 1);
        await Assert.ThrowsAsync<OrderTransitionException>(async () => await host.Buyers.StateOutcomeAsync(id, "north1", outcome, host.Command(), Token));
        await host.LeaveInDoubtAsync();
        Assert.Equal(PersonReason.PaymentUnknown, Assert.Single(await host.WaitingForPersonAsync()).Person?.Reason);
        if (outcome == UpstreamOutcome.Cancelled)
        {
            host.North.SetAll(UpstreamStatus.Cancelled);
        }

        await host.Buyers.StateOutcomeAsync(id, "north1", outcome, host.Command(), Token);
        await host.PassAsync(2);

        Assert.Equal(2, await host.InBucketAsync(order.Id, then));
        Assert.Equal(outcome == UpstreamOutcome.Cancelled ? 0 : 1, host.North.Orders[0].Payments);
        Assert.Empty(await host.WaitingForPersonAsync());
    }

    [Fact]
    public async Task A_dearer_order_is_paid_when_a_person_agrees_and_not_beyond_that()
    {
        await using var host = await StartAsync();
        host.North.Pays.Enqueue(Behaviour.Refuse);
        var order = await host.BuyAsync(Line(host.North.Offer()));
        host.North.Orders[0].Surcharge = new Money(30m, Currency.CNY);
        await host.PassAsync(2);
        var waiting = Assert.Single(await host.WaitingForPersonAsync());
        Assert.Equal(PersonReason.PriceModified, waiting.Person?.Reason);
        host.North.Orders[0].Surcharge = new Money(60m, Currency.CNY);

        await host.Buyers.PayAsync(waiting.Id, "north1", new Money(110m, Currency.CNY), host.Command(), Token);
        await host.WorkAsync();
        Assert.Equal((UpstreamOrderState.PriceModified, 1), ((await host.ReadAsync(waiting.Id)).UpstreamOrders[0].State, host.North.PayCalls));

        await host.Buyers.PayAsync(waiting.Id, "north1", new Money(140m, Currency.CNY), host.Command(), Token);
        await host.WorkAsync();
        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.Purchased));
        Assert.Empty(await host.WaitingForPersonAsync());
    }

    [Theory]
    [InlineData(Behaviour.Answer)]
    [InlineData(Behaviour.Accept)]
    [InlineData(Behaviour.Refuse)]
    [InlineData(Behaviour.LoseBefore)]
    [InlineData(Behaviour.LoseAfter)]
    [InlineData(Behaviour.Throttle)]
    public async Task What_a_person_has_cancelled_ends_when_the_marketplace_says_so_and_is_never_paid(object first)
    {
        await using var host = await StartAsync();
        host.North.Pays.Enqueue(Behaviour.Refuse);
        var order = await host.BuyAsync(Line(host.North.Offer()));
        var id = (await host.PurchaseAsync(order.Id)).Id;
        host.North.Cancels.Enqueue((Behaviour)first);

        await host.Buyers.CancelAsync(id, "north1", host.Command(), Token);
        await host.WorkAsync();
        Assert.NotEqual(UpstreamOrderState.Cancelled, (await host.ReadAsync(id)).UpstreamOrders[0].State);
        await host.PassAsync(5);

        var purchase = await host.ReadAsync(id);
        Assert.Equal((PurchaseOrderState.Closed, UpstreamOrderState.Cancelled), (purchase.State, purchase.UpstreamOrders[0].State));
        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.Pending));
        Assert.Equal((1, 0), (host.North.PayCalls, host.North.Orders[0].Payments));
    }

    [Fact]
    public async Task A_cancellation_that_nobody_could_ask_for_is_a_persons_after_a_day()
    {
        await using var host = await StartAsync();
        host.North.Pays.Enqueue(Behaviour.Refuse);
        var order = await host.BuyAsync(Line(host.North.Offer()));
        var id = (await host.PurchaseAsync(order.Id)).Id;
        host.North.Cancels.Enqueue(Behaviour.LoseAfter);
        await host.Buyers.CancelAsync(id, "north1", host.Command(), Token);
        await host.WorkAsync();
        Assert.Equal(UpstreamOrderState.CancelUnknown, (await host.ReadAsync(id)).UpstreamOrders[0].State);
        await host.LeaveInDoubtAsync();
        Assert.Equal(PersonReason.NotCancelled, Assert.Single(await host.WaitingForPersonAsync()).Person?.Reason);

        await host.Buyers.StateOutcomeAsync(id, "north1", UpstreamOutcome.Cancelled, host.Command(), Token);

        Assert.Equal(PurchaseOrderState.Closed, (await host.ReadAsync(id)).State);
        Assert.Equal(2, await host.InBucketAsync(order.Id, UnitBucket.Pending));
    }
}
