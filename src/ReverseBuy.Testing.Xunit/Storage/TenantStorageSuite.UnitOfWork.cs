using ReverseBuy.Messaging;
using ReverseBuy.Orders;
using ReverseBuy.Storage;
using static ReverseBuy.Testing.Storage.StorageSamples;

namespace ReverseBuy.Testing;

public abstract partial class TenantStorageSuite
{
    /// <summary>What was committed is there for every reader.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task What_was_committed_can_be_read_by_everybody()
    {
        await WriteAsync(WriteOneOfEachAsync);
        Assert.Equal(11, await ReadAsync(CountAsync));
    }

    /// <summary>A unit of work that is disposed without a commit leaves nothing, and its ids are free again.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task What_was_not_committed_has_never_happened()
    {
        await using (var unit = await Storage.BeginAsync(Samples.Anna, Token))
        {
            await WriteOneOfEachAsync(unit);
            Assert.NotNull(await unit.Orders.FindAsync(OrderId(1), Token));
        }

        Assert.Equal(0, await ReadAsync(CountAsync));
        await WriteAsync(WriteOneOfEachAsync);
    }

    /// <summary>What is written is read in the same unit of work, in every store, before anybody else sees it.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task A_unit_of_work_reads_what_it_wrote_and_others_do_not()
    {
        await using var unit = await Storage.BeginAsync(Samples.Anna, Token);
        await WriteOneOfEachAsync(unit);
        AssertSame(Order(1), await unit.Orders.FindAsync(OrderId(1), Token));
        AssertSame(Order(1), Assert.Single(await unit.Orders.ListAsync(new OrderQuery(), Token)));
        AssertSame(Purchase(1, 1), await unit.PurchaseOrders.FindAsync(PurchaseId(1), Token));
        Assert.Single(await unit.PurchaseOrders.ListByOrderAsync(OrderId(1), Token));
        Assert.Single(await unit.PurchaseOrders.ListDueAsync(Noon.AddMinutes(10), 10, Token));
        AssertSame(Package(1, 1), await unit.Packages.FindByWaybillAsync("SF1", Token));
        Assert.Single(await unit.Packages.ListByOrderAsync(OrderId(1), Token));
        AssertSame(Parcel(1, 1), await unit.Parcels.FindAsync(ParcelId(1), Token));
        Assert.Single(await unit.Parcels.ListByOrderAsync(OrderId(1), Token));
        AssertSame(new[] { Hold(1) }, await unit.Holds.ListByOrderAsync(OrderId(1), Token));
        Assert.Single(await unit.Money.ListAsync(OrderKey(1), Token));
        Assert.Equal(2, (await unit.History.ListAsync(OrderKey(1), Token)).Count);
        Assert.True(await unit.History.HasMovedAsync(LineId(1, 1), "fact-1", UnitBucket.Purchased, UnitBucket.InStock, Token));
        Assert.Single(await unit.Timeline.ListAsync(OrderId(1), Token));
        Assert.Single(await unit.Outbox.ListReadyAsync(Noon, 10, Token));
        Assert.True(await unit.Inbox.HasAsync(EventId(1), "mail", Token));
        Assert.NotNull(await unit.Idempotency.FindAsync(new IdempotencyKey("key-1"), Token));
        Assert.Equal(0, await ReadAsync(CountAsync));
    }

    /// <summary>Versions are compared with what the unit of work itself wrote last.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task A_change_on_top_of_a_change_in_one_unit_of_work_starts_from_its_version()
    {
        await WriteAsync(async unit =>
        {
            await unit.Orders.AddAsync(Order(1), Token);
            await unit.Orders.SaveAsync(Order(1) with { Version = 4 }, 3, Token);
            Assert.Equal(4, (await unit.Orders.FindAsync(OrderId(1), Token))!.Version);
            await unit.Orders.SaveAsync(Order(1) with { Version = 6, State = OrderState.InStock }, 4, Token);
            await unit.Orders.SaveAsync(Order(1) with { Version = 7, State = OrderState.Shipped }, 6, Token);
        });
        AssertSame(Order(1) with { Version = 7, State = OrderState.Shipped }, await ReadAsync(view => view.Orders.FindAsync(OrderId(1), Token)));
    }

    /// <summary>What one use of the storage leaves behind makes no difference to the next: rows that were only looked at can be changed afterwards.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task What_was_only_looked_at_before_can_be_changed_after()
    {
        await WriteAsync(WriteOneOfEachAsync);
        for (var turn = 1; turn < 5; turn++)
        {
            var before = await ReadAsync(view => view.Orders.FindAsync(OrderId(1), Token));
            await WriteAsync(async unit => await unit.Orders.SaveAsync(before! with { Version = before!.Version + 1, Country = $"c{turn}" }, before!.Version, Token));
            var after = await ReadAsync(view => view.Orders.FindAsync(OrderId(1), Token));
            Assert.Equal((before!.Version + 1, $"c{turn}"), (after!.Version, after.Country));
        }
    }

    /// <summary>Whoever disposes something twice takes nothing from those who came after it.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task What_is_disposed_twice_ends_nothing_of_anybody_else()
    {
        await WriteAsync(WriteOneOfEachAsync);
        var view = await Storage.ReadAsync(Samples.Anna, Token);
        await view.DisposeAsync();
        await using (var next = await Storage.ReadAsync(Samples.Anna, Token))
        {
            await view.DisposeAsync();
            AssertSame(Order(1), await next.Orders.FindAsync(OrderId(1), Token));
        }

        var unit = await Storage.BeginAsync(Samples.Anna, Token);
        await unit.DisposeAsync();
        await using (var next = await Storage.BeginAsync(Samples.Anna, Token))
        {
            await unit.DisposeAsync();
            await next.Orders.SaveAsync(Order(1) with { Version = 4 }, 3, Token);
            await next.CommitAsync(Token);
        }

        Assert.Equal(4, (await ReadAsync(each => each.Orders.FindAsync(OrderId(1), Token)))!.Version);
    }

    /// <summary>Tenants share no record, no key and no mark.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task One_tenant_sees_nothing_of_another()
    {
        await WriteAsync(WriteOneOfEachAsync);
        Assert.Equal(0, await ReadAsync(CountAsync, Samples.Boris));
        await using var boris = await Storage.BeginAsync(Samples.Boris, Token);
        Assert.Equal(Samples.Boris, boris.Tenant);
        Assert.Null(await boris.Orders.FindAsync(OrderId(1), Token));
        Assert.Null(await boris.Idempotency.FindAsync(new IdempotencyKey("key-1"), Token));
        Assert.False(await boris.History.HasMovedAsync(LineId(1, 1), "fact-1", UnitBucket.Purchased, UnitBucket.InStock, Token));
        Assert.Null(await boris.PurchaseOrders.NextDueAsync(Token));

        // What is new to this tenant is new, whatever the other has.
        await boris.Orders.AddAsync(Order(1), Token);
        await boris.Inbox.AddAsync(Mark(1, "mail"), Token);
        await boris.Idempotency.AddAsync(Command("key-1"), Token);
        await boris.CommitAsync(Token);
    }

    /// <summary>A tenant without a database is refused, and none is made for it.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task An_unknown_tenant_is_refused()
    {
        var stranger = new TenantId("stranger");
        await Assert.ThrowsAsync<UnknownTenantException>(() => Storage.BeginAsync(stranger, Token).AsTask());
        await Assert.ThrowsAsync<UnknownTenantException>(() => Storage.ReadAsync(stranger, Token).AsTask());
    }

    /// <summary>The second unit of work of a tenant begins when the first has ended, and sees what it committed.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Units_of_work_of_a_tenant_follow_one_after_the_other()
    {
        var first = await Storage.BeginAsync(Samples.Anna, Token);
        var second = Storage.BeginAsync(Samples.Anna, Token).AsTask();
        await first.Orders.AddAsync(Order(1), Token);
        Assert.False(second.IsCompleted);
        await first.CommitAsync(Token);
        await first.DisposeAsync();
        await using var after = await second;
        Assert.NotNull(await after.Orders.FindAsync(OrderId(1), Token));
    }

    /// <summary>Tenants do not wait for each other.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Units_of_work_of_different_tenants_do_not_wait_for_each_other()
    {
        await using var anna = await Storage.BeginAsync(Samples.Anna, Token);
        await using var boris = await Storage.BeginAsync(Samples.Boris, Token);
        await anna.Orders.AddAsync(Order(1), Token);
        await boris.Orders.AddAsync(Order(1), Token);
        await boris.CommitAsync(Token);
        await anna.CommitAsync(Token);
    }

    /// <summary>Read, add one, write: done 50 times at once, it is 50 more.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Of_50_changes_at_once_none_is_lost()
    {
        await WriteAsync(unit => unit.Orders.AddAsync(Order(1) with { Version = 1 }, Token).AsTask());
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(
            () => WriteAsync(async unit =>
            {
                var order = (await unit.Orders.FindAsync(OrderId(1), Token))!;
                await unit.Orders.SaveAsync(order with { Version = order.Version + 1 }, order.Version, Token);
            }),
            Token)));
        Assert.Equal(51, (await ReadAsync(view => view.Orders.FindAsync(OrderId(1), Token)))!.Version);
    }

    /// <summary>A view waits for no writer and shows one moment for as long as it is open.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task A_view_is_not_held_up_by_an_open_unit_of_work_and_stays_as_it_was()
    {
        await WriteAsync(unit => unit.Orders.AddAsync(Order(1), Token).AsTask());
        await using var unit = await Storage.BeginAsync(Samples.Anna, Token);
        await unit.Orders.SaveAsync(Order(1) with { Version = 4 }, 3, Token);
        Assert.Equal(4, (await unit.Orders.FindAsync(OrderId(1), Token))!.Version);
        await using var view = await Storage.ReadAsync(Samples.Anna, Token);
        Assert.Equal(Samples.Anna, view.Tenant);
        await unit.CommitAsync(Token);
        Assert.Equal(3, (await view.Orders.FindAsync(OrderId(1), Token))!.Version);
        Assert.Equal(3, Assert.Single(await view.Orders.ListAsync(new OrderQuery(), Token)).Version);
        Assert.Equal(4, (await ReadAsync(later => later.Orders.FindAsync(OrderId(1), Token)))!.Version);
    }

    /// <summary>After commit or disposal every use is a fault.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task A_unit_of_work_that_has_ended_can_be_used_no_more()
    {
        var committed = await Storage.BeginAsync(Samples.Anna, Token);
        await committed.Orders.AddAsync(Order(1), Token);
        await committed.CommitAsync(Token);
        await AssertEndedAsync(committed);
        await committed.DisposeAsync();
        await AssertEndedAsync(committed);
        await committed.DisposeAsync();

        var dropped = await Storage.BeginAsync(Samples.Anna, Token);
        await dropped.DisposeAsync();
        await AssertEndedAsync(dropped);

        var view = await Storage.ReadAsync(Samples.Anna, Token);
        await view.DisposeAsync();
        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => view.Orders.FindAsync(OrderId(1), Token).AsTask());
    }

    /// <summary>Events wake the outbox once for each commit, and not before it.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task A_commit_with_events_rings_for_the_outbox_once()
    {
        await WriteAsync(async unit =>
        {
            await unit.Outbox.AddAsync(Envelope(1), Token);
            await unit.Outbox.AddAsync(Envelope(2), Token);
            await unit.Outbox.ListReadyAsync(Noon, 10, Token);
            Assert.Empty(Doorbell.Rings);
        });
        Assert.Equal([(Samples.Anna, WorkerNames.Outbox)], Doorbell.Rings);
    }

    /// <summary>The doorbell rings when the events can be read, not sooner.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Who_is_rung_for_finds_the_events()
    {
        var found = Task.FromResult(0);
        Doorbell.OnRing = () => found = ReadAsync(view => view.Outbox.CountAsync(Token));
        await WriteAsync(unit => unit.Outbox.AddAsync(Envelope(1), Token).AsTask());
        Assert.Equal(1, await found);
    }

    /// <summary>That somebody looks is made sure before the commit, so that no power cut after it leaves work that nobody knows of.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Before_a_commit_that_rings_it_is_promised_that_the_workers_look()
    {
        var found = -1;
        Doorbell.OnPromise = async () => found = await ReadAsync(view => view.Outbox.CountAsync(Token));
        await WriteAsync(async unit =>
        {
            await unit.Outbox.AddAsync(Envelope(1), Token);
            await unit.Timers.SetAsync(new(OrderKey(1), "promised"), Noon, string.Empty, Token);
            unit.WakeAfterCommit(WorkerNames.Procurement);
            Assert.Empty(Doorbell.Promises);
        });

        Assert.Equal(0, found);
        Assert.Equal(
            [(Samples.Anna, WorkerNames.Outbox), (Samples.Anna, WorkerNames.Procurement), (Samples.Anna, WorkerNames.Timers)],
            Doorbell.Promises.OrderBy(promise => promise.Worker, StringComparer.Ordinal));
    }

    /// <summary>Nobody is woken for what did not happen.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Without_a_commit_or_without_events_nobody_rings()
    {
        await using (var dropped = await Storage.BeginAsync(Samples.Anna, Token))
        {
            await dropped.Outbox.AddAsync(Envelope(1), Token);
        }

        await WriteAsync(unit => unit.Orders.AddAsync(Order(1), Token).AsTask());
        await AssertRefusedAsync(async unit =>
        {
            await unit.Outbox.AddAsync(Envelope(1), Token);
            await unit.Orders.SaveAsync(Order(1) with { Version = 4 }, 2, Token);
        });
        Assert.Empty(Doorbell.Rings);
        Assert.Empty(Doorbell.Promises);
    }

    /// <summary>A change of another version than the stored one is refused in each store with versions, and its unit of work changes nothing.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task A_change_of_an_old_version_is_refused_with_all_that_came_with_it()
    {
        await WriteAsync(WriteOneOfEachAsync);
        await AssertRefusedAsync(unit => ChangeAsync(unit, () => unit.Orders.SaveAsync(Order(1) with { Version = 4 }, 2, Token)));
        await AssertRefusedAsync(unit => ChangeAsync(unit, () => unit.PurchaseOrders.SaveAsync(Purchase(1, 1) with { Version = 6 }, 4, Token)));
        await AssertRefusedAsync(unit => ChangeAsync(unit, () => unit.Packages.SaveAsync(Package(1, 1) with { Version = 5 }, 3, Token)));
        await AssertRefusedAsync(unit => ChangeAsync(unit, () => unit.Parcels.SaveAsync(Parcel(1, 1) with { Version = 10 }, 8, Token)));
        Assert.Equal(11, await ReadAsync(CountAsync));
        AssertSame(Order(1), await ReadAsync(view => view.Orders.FindAsync(OrderId(1), Token)));
    }

    /// <summary>After a refusal the commit is refused too, whoever caught the first one.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task A_unit_of_work_in_which_something_was_refused_commits_nothing()
    {
        await using var unit = await Storage.BeginAsync(Samples.Anna, Token);
        await unit.Orders.AddAsync(Order(1), Token);
        await unit.Parcels.AddAsync(Parcel(1, 1), Token);
        var refusal = await Assert.ThrowsAsync<ConcurrencyException>(() => unit.Orders.SaveAsync(Order(1) with { Version = 4 }, 2, Token).AsTask());
        Assert.Equal(OrderKey(1).ToString(), refusal.Subject);
        await Assert.ThrowsAsync<ConcurrencyException>(() => unit.CommitAsync(Token).AsTask());
        await unit.DisposeAsync();
        Assert.Null(await ReadAsync(view => view.Parcels.FindAsync(ParcelId(1), Token)));
    }

    /// <summary>Saving does not add.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task What_is_not_there_cannot_be_changed()
    {
        await AssertRefusedAsync(unit => unit.Orders.SaveAsync(Order(1), 2, Token).AsTask());
        await AssertRefusedAsync(unit => unit.PurchaseOrders.SaveAsync(Purchase(1, 1), 4, Token).AsTask());
        await AssertRefusedAsync(unit => unit.Packages.SaveAsync(Package(1, 1), 3, Token).AsTask());
        await AssertRefusedAsync(unit => unit.Parcels.SaveAsync(Parcel(1, 1), 8, Token).AsTask());
    }

    /// <summary>In each store what has to be new is refused when it is there, committed or written by the same unit of work.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task What_has_to_be_new_is_refused_when_it_is_there()
    {
        await WriteAsync(WriteOneOfEachAsync);
        await AssertTakenAsync(unit => unit.Orders.AddAsync(Order(1) with { Lines = [] }, Token));
        await AssertTakenAsync(unit => unit.PurchaseOrders.AddAsync(Purchase(1, 1) with { Reference = "new" }, Token));
        await AssertTakenAsync(unit => unit.PurchaseOrders.AddAsync(Purchase(2, 1) with { Reference = "rb-1" }, Token));
        await AssertTakenAsync(unit => unit.Packages.AddAsync(Package(1, 1) with { Waybill = "new" }, Token));
        await AssertTakenAsync(unit => unit.Packages.AddAsync(Package(2, 1) with { Waybill = "SF1" }, Token));
        await AssertTakenAsync(unit => unit.Parcels.AddAsync(Parcel(1, 1), Token));
        await AssertTakenAsync(unit => unit.Holds.AddAsync(Hold(1, order: 2), Token));
        await AssertTakenAsync(unit => unit.Money.AddAsync(Entry(1, OrderKey(2)), Token));
        await AssertTakenAsync(unit => unit.History.AddAsync(Transition(OrderKey(1), 2), Token));
        await AssertTakenAsync(unit => unit.History.AddAsync(Move(OrderKey(1), 9), Token));
        await AssertTakenAsync(unit => unit.Timeline.AddAsync(new TimelineEntry(OrderId(1), Envelope(1)), Token));
        await AssertTakenAsync(unit => unit.Outbox.AddAsync(Envelope(1), Token));
        await AssertTakenAsync(unit => unit.Inbox.AddAsync(Mark(1, "mail"), Token));
        await AssertTakenAsync(unit => unit.Idempotency.AddAsync(Command("key-1"), Token));
        Assert.Equal(11, await ReadAsync(CountAsync));
    }

    private static async Task WriteOneOfEachAsync(ITenantUnitOfWork unit)
    {
        await unit.Orders.AddAsync(Order(1), Token);
        await unit.PurchaseOrders.AddAsync(Purchase(1, 1), Token);
        await unit.Packages.AddAsync(Package(1, 1), Token);
        await unit.Parcels.AddAsync(Parcel(1, 1), Token);
        await unit.Holds.AddAsync(Hold(1), Token);
        await unit.Money.AddAsync(Entry(1, OrderKey(1)), Token);
        await unit.History.AddAsync(Transition(OrderKey(1), 2), Token);
        await unit.History.AddAsync(Move(OrderKey(1), 3), Token);
        await unit.Timeline.AddAsync(new TimelineEntry(OrderId(1), Envelope(1)), Token);
        await unit.Outbox.AddAsync(Envelope(1), Token);
        await unit.Inbox.AddAsync(Mark(1, "mail"), Token);
        await unit.Idempotency.AddAsync(Command("key-1"), Token);
    }

    private static async ValueTask<int> CountAsync(ITenantView view)
    {
        var count = (await view.Orders.ListAsync(new OrderQuery(), Token)).Count;
        count += (await view.PurchaseOrders.ListByOrderAsync(OrderId(1), Token)).Count;
        count += (await view.Packages.ListByOrderAsync(OrderId(1), Token)).Count;
        count += (await view.Parcels.ListByOrderAsync(OrderId(1), Token)).Count;
        count += (await view.Holds.ListByOrderAsync(OrderId(1), Token)).Count;
        count += (await view.Money.ListAsync(OrderKey(1), Token)).Count;
        count += (await view.History.ListAsync(OrderKey(1), Token)).Count;
        count += (await view.Timeline.ListAsync(OrderId(1), Token)).Count;
        count += await view.Outbox.CountAsync(Token);
        count += (await view.Inbox.ListAsync([EventId(1), EventId(2)], Token)).Count;
        return count;
    }

    private static async Task ChangeAsync(ITenantUnitOfWork unit, Func<ValueTask> change)
    {
        await unit.Money.AddAsync(Entry(2, OrderKey(1)), Token);
        await unit.Outbox.AddAsync(Envelope(2), Token);
        await change();
    }

    private static async Task AssertEndedAsync(ITenantUnitOfWork unit)
    {
        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => unit.Orders.FindAsync(OrderId(1), Token).AsTask());
        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => unit.Orders.AddAsync(Order(2), Token).AsTask());
        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => unit.Outbox.CompleteAsync(EventId(1), Token).AsTask());
        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => unit.CommitAsync(Token).AsTask());
    }

    // Beside what is committed, and beside what the same unit of work added.
    private async Task AssertTakenAsync(Func<ITenantUnitOfWork, ValueTask> add)
    {
        await AssertRefusedAsync(unit => ChangeAsync(unit, () => add(unit)));
        await AssertRefusedAsync(async unit =>
        {
            await add(unit);
            await add(unit);
        });
    }

    /// <summary>Whom a unit of work asks to wake is woken once, after the commit.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Workers_are_woken_once_each_when_the_changes_are_true_and_not_when_they_are_dropped()
    {
        await using (var dropped = await Storage.BeginAsync(Samples.Anna, Token))
        {
            dropped.WakeAfterCommit(WorkerNames.Procurement);
        }

        Assert.Empty(Doorbell.Rings);
        await WriteAsync(unit =>
        {
            unit.WakeAfterCommit(WorkerNames.Procurement);
            unit.WakeAfterCommit(WorkerNames.Procurement);
            Assert.Empty(Doorbell.Rings);
            return Task.CompletedTask;
        });

        Assert.Equal([(Samples.Anna, WorkerNames.Procurement)], Doorbell.Rings);
    }

    /// <summary>A view knows the commands of its tenant.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task A_command_that_was_carried_out_can_be_looked_up_without_writing()
    {
        await WriteAsync(unit => unit.Idempotency.AddAsync(Command("key-1"), Token).AsTask());

        Assert.Equal(Command("key-1"), await ReadAsync(view => view.Idempotency.FindAsync(new IdempotencyKey("key-1"), Token)));
        Assert.Null(await ReadAsync(view => view.Idempotency.FindAsync(new IdempotencyKey("key-1"), Token), Samples.Boris));
    }

    /// <summary>Whoever gives up waiting for a unit of work holds nobody up.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Who_gives_up_waiting_takes_no_turn()
    {
        var first = await Storage.BeginAsync(Samples.Anna, Token);
        using var leaving = new CancellationTokenSource();
        var waiting = Storage.BeginAsync(Samples.Anna, leaving.Token).AsTask();
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await first.DisposeAsync();

        await using var next = await Storage.BeginAsync(Samples.Anna, Token);
    }
}
