using ReverseBuy.Messaging;
using ReverseBuy.Orders;
using ReverseBuy.Storage;

namespace ReverseBuy.InMemory.Tests;

public sealed class StoreTests
{
    public static TheoryData<string> UniqueThings =>
        ["order", "purchase order", "package", "waybill", "money", "version", "move", "event", "mark", "timeline", "command"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(UniqueThings))]
    public async Task What_is_there_already_is_not_added_again(string thing)
    {
        await using var host = await StorageHost.CreateAsync();
        await host.CommitAsync(unitOfWork => AddAsync(unitOfWork, thing, again: false));

        await using var second = await host.BeginAsync();

        await Assert.ThrowsAsync<ConcurrencyException>(async () =>
        {
            await AddAsync(second, thing, again: true);
            await second.CommitAsync(Token);
        });
    }

    [Fact]
    public async Task An_event_that_is_done_is_not_added_again_either()
    {
        await using var host = await StorageHost.CreateAsync();
        await host.CommitAsync(unitOfWork => unitOfWork.Outbox.AddAsync(Some.Event(1), Token));
        await host.CommitAsync(unitOfWork => unitOfWork.Outbox.CompleteAsync(Some.Event(1).Id, Token));

        await Assert.ThrowsAsync<ConcurrencyException>(() => host.CommitAsync(unitOfWork => unitOfWork.Outbox.AddAsync(Some.Event(1), Token)));
    }

    [Fact]
    public async Task A_save_needs_the_version_that_is_stored()
    {
        await using var host = await StorageHost.CreateAsync();
        var order = Some.Order(1);
        await host.CommitAsync(unitOfWork => unitOfWork.Orders.AddAsync(order, Token));
        await host.CommitAsync(unitOfWork => unitOfWork.Orders.SaveAsync(order with { Version = 2 }, expectedVersion: 1, Token));

        await Assert.ThrowsAsync<ConcurrencyException>(
            () => host.CommitAsync(unitOfWork => unitOfWork.Orders.SaveAsync(order with { Version = 2 }, expectedVersion: 1, Token)));
        await Assert.ThrowsAsync<ConcurrencyException>(
            () => host.CommitAsync(unitOfWork => unitOfWork.Orders.SaveAsync(Some.Order(2), expectedVersion: 1, Token)));
        Assert.Equal(2, (await host.ReadAsync(view => view.Orders.FindAsync(order.Id, Token)))!.Version);
    }

    [Fact]
    public async Task Orders_are_listed_newest_first_by_customer_and_state_up_to_the_limit()
    {
        await using var host = await StorageHost.CreateAsync();
        await host.CommitAsync(async unitOfWork =>
        {
            await unitOfWork.Orders.AddAsync(Some.Order(1, minutes: 2), Token);
            await unitOfWork.Orders.AddAsync(Some.Order(2, minutes: 5), Token);
            await unitOfWork.Orders.AddAsync(Some.Order(3, minutes: 5), Token);
            await unitOfWork.Orders.AddAsync(Some.Order(4, minutes: 1) with { State = OrderState.Shipped }, Token);
            await unitOfWork.Orders.AddAsync(Some.Order(5, minutes: 1) with { Customer = new CustomerId("other") }, Token);
        });

        Assert.Equal([3, 2, 1, 5, 4], await ListAsync(new OrderQuery()));
        Assert.Equal([3, 2], await ListAsync(new OrderQuery { Limit = 2 }));
        Assert.Equal([4], await ListAsync(new OrderQuery { State = OrderState.Shipped }));
        Assert.Equal([5], await ListAsync(new OrderQuery { Customer = new CustomerId("other") }));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => ListAsync(new OrderQuery { Limit = 501 }));

        async Task<IEnumerable<int>> ListAsync(OrderQuery query) =>
            (await host.ReadAsync(view => view.Orders.ListAsync(query, Token))).Select(order => BitConverter.ToInt32(order.Id.Value.ToByteArray()));
    }

    [Fact]
    public async Task Purchase_orders_that_are_due_are_listed_longest_due_first()
    {
        await using var host = await StorageHost.CreateAsync();
        Assert.Null(await host.ReadAsync(view => view.PurchaseOrders.NextDueAsync(Token)));
        var (late, soon, never) = (Some.PurchaseOrder(1, 1, 5), Some.PurchaseOrder(2, 1, 1), Some.PurchaseOrder(3, 2));
        await host.CommitAsync(async unitOfWork =>
        {
            await unitOfWork.PurchaseOrders.AddAsync(late, Token);
            await unitOfWork.PurchaseOrders.AddAsync(soon, Token);
            await unitOfWork.PurchaseOrders.AddAsync(never, Token);
        });

        Assert.Equal([soon], await ListDueAsync(minutes: 4, limit: 9));
        Assert.Equal([soon, late], await ListDueAsync(minutes: 5, limit: 9));
        Assert.Equal([soon], await ListDueAsync(minutes: 5, limit: 1));
        Assert.Equal(soon.DueAt, await host.ReadAsync(view => view.PurchaseOrders.NextDueAsync(Token)));
        Assert.Equal([late, soon], await host.ReadAsync(view => view.PurchaseOrders.ListByOrderAsync(Some.OrderId(1), Token)));

        Task<IReadOnlyList<Procurement.PurchaseOrder>> ListDueAsync(int minutes, int limit) =>
            host.ReadAsync(view => view.PurchaseOrders.ListDueAsync(Some.Start.AddMinutes(minutes), limit, Token));
    }

    [Fact]
    public async Task A_package_is_found_by_waybill_and_by_the_orders_it_may_bring_as_they_are_saved()
    {
        await using var host = await StorageHost.CreateAsync();
        var package = Some.Package(1, "SF1", 1);
        await host.CommitAsync(unitOfWork => unitOfWork.Packages.AddAsync(package, Token));
        var matched = Some.Package(1, "SF1", 2) with { Version = 2 };
        await host.CommitAsync(unitOfWork => unitOfWork.Packages.SaveAsync(matched, expectedVersion: 1, Token));

        Assert.Equal(matched, await host.ReadAsync(view => view.Packages.FindByWaybillAsync("SF1", Token)));
        Assert.Null(await host.ReadAsync(view => view.Packages.FindByWaybillAsync("sf1", Token)));
        Assert.Equal([matched], await host.ReadAsync(view => view.Packages.ListByOrderAsync(Some.OrderId(2), Token)));
        Assert.Empty(await host.ReadAsync(view => view.Packages.ListByOrderAsync(Some.OrderId(1), Token)));
    }

    [Fact]
    public async Task History_is_in_the_order_of_versions_and_money_the_oldest_first()
    {
        await using var host = await StorageHost.CreateAsync();
        await host.CommitAsync(async unitOfWork =>
        {
            await unitOfWork.History.AddAsync(Some.Move(1, version: 3, "b"), Token);
            await unitOfWork.History.AddAsync(Some.Move(1, version: 2, "a"), Token);
            Assert.True(await unitOfWork.History.HasMovedAsync(new OrderLineId(Some.Id(1)), "a", UnitBucket.Pending, UnitBucket.Purchasing, Token));
            Assert.False(await unitOfWork.History.HasMovedAsync(new OrderLineId(Some.Id(1)), "a", UnitBucket.Purchasing, UnitBucket.Pending, Token));
            await unitOfWork.Money.AddAsync(Some.Money(1, "later", minutes: 1), Token);
            await unitOfWork.Money.AddAsync(Some.Money(1, "sooner"), Token);
        });

        Assert.Equal([2, 3], (await host.ReadAsync(view => view.History.ListAsync(Some.Aggregate(1), Token))).Select(entry => entry.Version));
        Assert.Equal(["sooner", "later"], (await host.ReadAsync(view => view.Money.ListAsync(Some.Aggregate(1), Token))).Select(entry => entry.Reference));
        Assert.Empty(await host.ReadAsync(view => view.Money.ListAsync(Some.Aggregate(2), Token)));
    }

    [Fact]
    public async Task Ready_events_are_those_that_no_failed_one_of_their_aggregate_precedes()
    {
        await using var host = await StorageHost.CreateAsync();
        await host.CommitAsync(async unitOfWork =>
        {
            for (var number = 1; number <= 6; number++)
            {
                await unitOfWork.Outbox.AddAsync(Some.Event(number, order: ((number - 1) % 3) + 1), Token);
            }
        });
        await FailAsync(1, Some.Start.AddMinutes(5), isParked: false);
        await FailAsync(2, notBefore: null, isParked: true);

        Assert.Equal([3, 6], await ListReadyAsync(minutes: 4));
        Assert.Equal([1, 3, 4, 6], await ListReadyAsync(minutes: 5));
        Assert.Equal([1, 3], await ListReadyAsync(minutes: 5, limit: 2));
        var failed = await host.ReadAsync(view => view.Outbox.ListFailedAsync(Token));
        Assert.Equal([(1, false), (2, true)], failed.Select(message => (message.Envelope.Version, message.IsParked)));
        Assert.Equal(6, await host.ReadAsync(view => view.Outbox.CountAsync(Token)));

        async Task<IEnumerable<int>> ListReadyAsync(int minutes, int limit = 10) =>
            (await host.ReadAsync(view => view.Outbox.ListReadyAsync(Some.Start.AddMinutes(minutes), limit, Token)))
            .Select(message => message.Envelope.Version);

        async Task FailAsync(int number, DateTimeOffset? notBefore, bool isParked)
        {
            var messages = await host.ReadAsync(view => view.Outbox.ListReadyAsync(Some.Start, 10, Token));
            var message = messages.Single(message => message.Envelope.Version == number) with { Failures = 1, NotBefore = notBefore, IsParked = isParked };
            await host.CommitAsync(unitOfWork => unitOfWork.Outbox.FailAsync(message, "failed", Token));
        }
    }

    [Fact]
    public async Task Completing_or_failing_an_event_that_is_not_there_changes_nothing()
    {
        await using var host = await StorageHost.CreateAsync();

        await host.CommitAsync(async unitOfWork =>
        {
            await unitOfWork.Outbox.CompleteAsync(Some.Event(1).Id, Token);
            await unitOfWork.Outbox.FailAsync(new OutboxMessage(1, Some.Event(1), 1, NotBefore: null, IsParked: true), "failed", Token);
        });

        Assert.Equal(0, await host.ReadAsync(view => view.Outbox.CountAsync(Token)));
    }

    [Fact]
    public async Task An_event_of_another_tenant_is_refused()
    {
        await using var host = await StorageHost.CreateAsync();
        await using var unitOfWork = await host.BeginAsync();
        var foreign = Some.Event(1, tenant: new TenantId("bob"));

        await Assert.ThrowsAsync<ArgumentException>(() => unitOfWork.Outbox.AddAsync(foreign, Token).AsTask());
        await Assert.ThrowsAsync<ArgumentException>(() => unitOfWork.Timeline.AddAsync(new TimelineEntry(Some.OrderId(1), foreign), Token).AsTask());
    }

    [Fact]
    public async Task Marks_are_listed_by_handler()
    {
        await using var host = await StorageHost.CreateAsync();
        await host.CommitAsync(async unitOfWork =>
        {
            await unitOfWork.Inbox.AddAsync(Mark(1, "b"), Token);
            await unitOfWork.Inbox.AddAsync(Mark(1, "a"), Token);
            await unitOfWork.Inbox.AddAsync(Mark(2, "c"), Token);
        });

        Assert.Equal([Mark(1, "a"), Mark(1, "b")], await host.ReadAsync(view => view.Inbox.ListAsync([Some.Event(1).Id], Token)));
        Assert.True(await host.ReadAsync(view => view.Inbox.HasAsync(Some.Event(2).Id, "c", Token)));
        Assert.False(await host.ReadAsync(view => view.Inbox.HasAsync(Some.Event(2).Id, "a", Token)));
    }

    private static InboxMark Mark(int number, string handler) => new(Some.Event(number).Id, handler, Some.Start, "handled");

    private static ValueTask AddAsync(ITenantUnitOfWork unitOfWork, string thing, bool again) => thing switch
    {
        "order" => unitOfWork.Orders.AddAsync(Some.Order(1), Token),
        "purchase order" => unitOfWork.PurchaseOrders.AddAsync(Some.PurchaseOrder(1, 1), Token),
        "package" => unitOfWork.Packages.AddAsync(Some.Package(1, again ? "SF2" : "SF1"), Token),
        "waybill" => unitOfWork.Packages.AddAsync(Some.Package(again ? 2 : 1, "SF1"), Token),
        "money" => unitOfWork.Money.AddAsync(Some.Money(again ? 2 : 1, "reference"), Token),
        "version" => unitOfWork.History.AddAsync(Some.Move(1, version: 1, again ? "b" : "a"), Token),
        "move" => unitOfWork.History.AddAsync(Some.Move(1, version: again ? 2 : 1, "a"), Token),
        "event" => unitOfWork.Outbox.AddAsync(Some.Event(1, order: again ? 2 : 1), Token),
        "mark" => unitOfWork.Inbox.AddAsync(Mark(1, "handler"), Token),
        "timeline" => unitOfWork.Timeline.AddAsync(new TimelineEntry(Some.OrderId(1), Some.Event(1)), Token),
        "command" => unitOfWork.Idempotency.AddAsync(
            new CommandRecord(new IdempotencyKey("key"), again ? "b" : "a", new Receipt(Some.Aggregate(1), "state", 1), Some.Start), Token),
        _ => throw new ArgumentOutOfRangeException(nameof(thing), thing, "unknown"),
    };
}
