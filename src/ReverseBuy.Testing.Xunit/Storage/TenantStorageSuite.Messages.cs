using ReverseBuy.Messaging;
using ReverseBuy.Orders;
using static ReverseBuy.Testing.Storage.StorageSamples;

namespace ReverseBuy.Testing;

public abstract partial class TenantStorageSuite
{
    [Fact]
    public async Task Events_come_back_whole_in_the_order_in_which_they_were_added()
    {
        var bare = Envelope(3) with { CausedBy = null };
        await WriteAsync(async unit =>
        {
            await unit.Outbox.AddAsync(Envelope(9), Token);
            await unit.Outbox.AddAsync(Envelope(2, aggregate: 2), Token);
        });
        await WriteAsync(unit => unit.Outbox.AddAsync(bare, Token).AsTask());
        var ready = await ReadAsync(view => view.Outbox.ListReadyAsync(Noon, 10, Token));
        Assert.Equal([Envelope(9), Envelope(2, aggregate: 2), bare], ready.Select(message => message.Envelope));
        Assert.All(ready, message => Assert.Equal((0, null, false), (message.Failures, message.NotBefore, message.IsParked)));
        Assert.Equal(ready.Select(message => message.Position).Order(), ready.Select(message => message.Position));
        Assert.Equal([Envelope(9)], (await ReadAsync(view => view.Outbox.ListReadyAsync(Noon, 1, Token))).Select(message => message.Envelope));
        Assert.Equal(3, await ReadAsync(view => view.Outbox.CountAsync(Token)));
    }

    [Fact]
    public async Task Many_events_of_one_unit_of_work_keep_their_order()
    {
        var numbers = Enumerable.Range(0, 200).Select(number => number * 7 % 200).ToList();
        await WriteAsync(async unit =>
        {
            foreach (var number in numbers)
            {
                await unit.Outbox.AddAsync(Envelope(number, number % 3), Token);
            }
        });
        Assert.Equal(numbers.Select(EventId), await ReadyAsync(Noon, 1000));
    }

    [Fact]
    public async Task An_event_that_is_done_is_gone_and_its_place_is_never_given_out_again()
    {
        await WriteAsync(unit => unit.Outbox.AddAsync(Envelope(1), Token).AsTask());
        var place = (await ReadAsync(view => view.Outbox.ListReadyAsync(Noon, 10, Token)))[0].Position;
        await WriteAsync(unit => unit.Outbox.CompleteAsync(EventId(1), Token).AsTask());
        Assert.Equal(0, await ReadAsync(view => view.Outbox.CountAsync(Token)));
        await WriteAsync(async unit =>
        {
            await unit.Outbox.CompleteAsync(EventId(1), Token);
            await unit.Outbox.CompleteAsync(EventId(7), Token);
            await unit.Outbox.AddAsync(Envelope(2), Token);
        });
        Assert.True((await ReadAsync(view => view.Outbox.ListReadyAsync(Noon, 10, Token)))[0].Position > place);
    }

    [Fact]
    public async Task An_event_that_is_done_in_the_unit_of_work_that_added_it_is_gone()
    {
        await WriteAsync(async unit =>
        {
            await unit.Outbox.AddAsync(Envelope(1), Token);
            await unit.Outbox.CompleteAsync(EventId(1), Token);
            Assert.Equal(0, await unit.Outbox.CountAsync(Token));
        });
        Assert.Equal(0, await ReadAsync(view => view.Outbox.CountAsync(Token)));
    }

    [Fact]
    public async Task An_event_that_waits_holds_back_what_follows_of_its_aggregate_until_its_time()
    {
        await AddInTurnsAsync();
        await FailAsync(3, failures: 1, notBefore: Noon.AddMinutes(1), isParked: false);
        Assert.Equal([1, 2, 4, 6], await ReadyNumbersAsync(Noon.AddMinutes(1).AddTicks(-1)));
        Assert.Equal([1, 2, 3, 4, 5, 6], await ReadyNumbersAsync(Noon.AddMinutes(1)));
        var failed = Assert.Single(await ReadAsync(view => view.Outbox.ListFailedAsync(Token)));
        Assert.Equal((Envelope(3, 1), 1, Noon.AddMinutes(1), false), (failed.Envelope, failed.Failures, failed.NotBefore, failed.IsParked));
    }

    [Fact]
    public async Task A_parked_event_holds_back_its_aggregate_and_no_other()
    {
        await AddInTurnsAsync();
        await FailAsync(1, failures: 8, notBefore: null, isParked: true);
        Assert.Equal([2, 4, 6], await ReadyNumbersAsync(Noon.AddYears(1)));
        Assert.Equal(6, await ReadAsync(view => view.Outbox.CountAsync(Token)));
        var parked = Assert.Single(await ReadAsync(view => view.Outbox.ListFailedAsync(Token)));
        Assert.Equal((8, null, true), (parked.Failures, parked.NotBefore, parked.IsParked));
        await FailAsync(1, failures: 0, notBefore: null, isParked: false);
        Assert.Equal([1, 2, 3, 4, 5, 6], await ReadyNumbersAsync(Noon));
        Assert.Empty(await ReadAsync(view => view.Outbox.ListFailedAsync(Token)));
    }

    [Fact]
    public async Task When_a_parked_event_is_done_what_follows_is_ready()
    {
        await AddInTurnsAsync();
        await FailAsync(1, failures: 8, notBefore: null, isParked: true);
        await WriteAsync(unit => unit.Outbox.CompleteAsync(EventId(1), Token).AsTask());
        Assert.Equal([2, 3, 4, 5, 6], await ReadyNumbersAsync(Noon));
    }

    [Fact]
    public async Task Held_back_events_do_not_use_up_the_limit()
    {
        await AddInTurnsAsync();
        await FailAsync(1, failures: 8, notBefore: null, isParked: true);
        Assert.Equal([EventId(2), EventId(4)], await ReadyAsync(Noon, 2));
    }

    [Fact]
    public async Task Aggregates_of_different_kinds_with_one_value_do_not_hold_each_other_back()
    {
        await WriteAsync(async unit =>
        {
            await unit.Outbox.AddAsync(Envelope(1), Token);
            await unit.Outbox.AddAsync(Envelope(2) with { Aggregate = OrderKey(1) with { Kind = AggregateKind.Parcel } }, Token);
        });
        await FailAsync(1, failures: 8, notBefore: null, isParked: true);
        Assert.Equal([2], await ReadyNumbersAsync(Noon));
    }

    [Fact]
    public async Task A_failure_of_an_event_that_is_done_is_left_alone()
    {
        await AddInTurnsAsync();
        var message = (await ReadAsync(view => view.Outbox.ListReadyAsync(Noon, 1, Token)))[0];
        await WriteAsync(unit => unit.Outbox.CompleteAsync(EventId(1), Token).AsTask());
        await WriteAsync(unit => unit.Outbox.FailAsync(message with { Failures = 1, IsParked = true }, "late", Token).AsTask());
        Assert.Equal([2, 3, 4, 5, 6], await ReadyNumbersAsync(Noon));
    }

    [Fact]
    public async Task An_event_of_another_tenant_is_refused()
    {
        await using var unit = await Storage.BeginAsync(Samples.Anna, Token);
        var foreign = Envelope(1) with { Tenant = Samples.Boris };
        await Assert.ThrowsAsync<ArgumentException>(() => unit.Outbox.AddAsync(foreign, Token).AsTask());
        await Assert.ThrowsAsync<ArgumentException>(() => unit.Timeline.AddAsync(new TimelineEntry(OrderId(1), foreign), Token).AsTask());
    }

    [Fact]
    public async Task The_events_of_an_order_come_back_in_the_order_in_which_they_were_handled()
    {
        await WriteAsync(async unit =>
        {
            await unit.Timeline.AddAsync(new TimelineEntry(OrderId(1), Envelope(9)), Token);
            await unit.Timeline.AddAsync(new TimelineEntry(OrderId(1), Envelope(2) with { CausedBy = null }), Token);
        });
        await WriteAsync(async unit =>
        {
            await unit.Timeline.AddAsync(new TimelineEntry(OrderId(2), Envelope(9)), Token);
            await unit.Timeline.AddAsync(new TimelineEntry(OrderId(1), Envelope(5)), Token);
        });
        Assert.Equal(
            [Envelope(9), Envelope(2) with { CausedBy = null }, Envelope(5)],
            (await ReadAsync(view => view.Timeline.ListAsync(OrderId(1), Token))).Select(entry => entry.Envelope));
        Assert.Equal(new TimelineEntry(OrderId(2), Envelope(9)), Assert.Single(await ReadAsync(view => view.Timeline.ListAsync(OrderId(2), Token))));
        Assert.Empty(await ReadAsync(view => view.Timeline.ListAsync(OrderId(3), Token)));
    }

    [Fact]
    public async Task Marks_are_found_by_event_and_handler_and_listed_by_handler()
    {
        await WriteAsync(async unit =>
        {
            await unit.Inbox.AddAsync(Mark(1, "mail"), Token);
            await unit.Inbox.AddAsync(Mark(1, "Stock"), Token);
            await unit.Inbox.AddAsync(Mark(2, "books"), Token);
            await unit.Inbox.AddAsync(Mark(3, "mail"), Token);
        });
        Assert.True(await ReadAsync(view => view.Inbox.HasAsync(EventId(1), "mail", Token)));
        Assert.False(await ReadAsync(view => view.Inbox.HasAsync(EventId(1), "Mail", Token)));
        Assert.False(await ReadAsync(view => view.Inbox.HasAsync(EventId(2), "mail", Token)));
        Assert.Equal([Mark(1, "Stock"), Mark(2, "books"), Mark(1, "mail")], await ReadAsync(view => view.Inbox.ListAsync([EventId(1), EventId(2)], Token)));
        Assert.Empty(await ReadAsync(view => view.Inbox.ListAsync([], Token)));
    }

    [Fact]
    public async Task Marks_of_more_events_than_a_statement_takes_parameters_are_listed()
    {
        await WriteAsync(unit => unit.Inbox.AddAsync(Mark(39_999, "mail"), Token).AsTask());
        Assert.Single(await ReadAsync(view => view.Inbox.ListAsync([.. Enumerable.Range(0, 40_000).Select(EventId)], Token)));
    }

    /// <summary>Six events: 1, 3 and 5 of the first order, 2, 4 and 6 of the second.</summary>
    private Task AddInTurnsAsync() => WriteAsync(async unit =>
    {
        foreach (var number in Enumerable.Range(1, 6))
        {
            await unit.Outbox.AddAsync(Envelope(number, aggregate: 2 - (number % 2)), Token);
        }
    });

    private Task FailAsync(int number, int failures, DateTimeOffset? notBefore, bool isParked) => WriteAsync(async unit =>
    {
        var messages = await unit.Outbox.ListReadyAsync(DateTimeOffset.MaxValue, 100, Token);
        var failed = await unit.Outbox.ListFailedAsync(Token);
        var message = messages.Concat(failed).First(message => message.Envelope.Id == EventId(number));
        await unit.Outbox.FailAsync(message with { Failures = failures, NotBefore = notBefore, IsParked = isParked }, "broker away", Token);
    });

    private async Task<IEnumerable<EventId>> ReadyAsync(DateTimeOffset now, int limit) =>
        (await ReadAsync(view => view.Outbox.ListReadyAsync(now, limit, Token))).Select(message => message.Envelope.Id);

    private async Task<IEnumerable<int>> ReadyNumbersAsync(DateTimeOffset now) =>
        (await ReadyAsync(now, 100)).Select(id => Enumerable.Range(1, 9).Single(number => EventId(number) == id));
}
