using ReverseBuy.Messaging;
using ReverseBuy.Orders;
using ReverseBuy.Storage;
using static ReverseBuy.Testing.Storage.StorageSamples;

namespace ReverseBuy.Testing;

public abstract partial class TenantStorageSuite
{
    /// <summary>Commands before a moment are pruned as many at a time as asked for.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Commands_before_a_moment_are_pruned_as_many_at_a_time_as_asked_for()
    {
        await WriteAsync(async unit =>
        {
            for (var command = 0; command < 5; command++)
            {
                await unit.Idempotency.AddAsync(Command($"old-{command}") with { At = Noon.AddTicks(-1) }, Token);
            }

            await unit.Idempotency.AddAsync(Command("new") with { At = Noon }, Token);
        });

        await WriteAsync(async unit => Assert.Equal(3, await unit.Idempotency.PruneAsync(Noon, 3, Token)));
        await WriteAsync(async unit => Assert.Equal(2, await unit.Idempotency.PruneAsync(Noon, 3, Token)));
        await WriteAsync(async unit => Assert.Equal(0, await unit.Idempotency.PruneAsync(Noon, 3, Token)));
        Assert.NotNull(await ReadAsync(view => view.Idempotency.FindAsync(new IdempotencyKey("new"), Token)));
        await WriteAsync(unit => unit.Idempotency.AddAsync(Command("old-1"), Token).AsTask());
    }

    /// <summary>Marks before a moment are pruned but for those of events in the outbox.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Marks_before_a_moment_are_pruned_but_for_those_of_events_in_the_outbox()
    {
        await WriteAsync(async unit =>
        {
            await unit.Outbox.AddAsync(Envelope(1), Token);
            foreach (var handler in new[] { "mail", "shop" })
            {
                await unit.Inbox.AddAsync(Mark(1, handler) with { At = Noon.AddTicks(-1) }, Token);
                await unit.Inbox.AddAsync(Mark(2, handler) with { At = Noon.AddTicks(-1) }, Token);
            }

            await unit.Inbox.AddAsync(Mark(2, "late") with { At = Noon }, Token);
        });

        await WriteAsync(async unit => Assert.Equal(1, await unit.Inbox.PruneAsync(Noon, 1, Token)));
        await WriteAsync(async unit => Assert.Equal(1, await unit.Inbox.PruneAsync(Noon, 9, Token)));
        Assert.Equal(["late", "mail", "shop"], (await ReadAsync(view => view.Inbox.ListAsync([EventId(1), EventId(2)], Token))).Select(mark => mark.Handler));

        await WriteAsync(async unit =>
        {
            await unit.Outbox.CompleteAsync(EventId(1), Token);
            Assert.Equal(2, await unit.Inbox.PruneAsync(Noon, 9, Token));
        });
        Assert.Equal("late", Assert.Single(await ReadAsync(view => view.Inbox.ListAsync([EventId(1), EventId(2)], Token))).Handler);
    }

    /// <summary>Events that occurred before a moment are pruned from timelines.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Events_that_occurred_before_a_moment_are_pruned_from_timelines()
    {
        await WriteAsync(async unit =>
        {
            await unit.Timeline.AddAsync(new TimelineEntry(OrderId(1), Envelope(1) with { OccurredAt = Noon.AddTicks(-1) }), Token);
            await unit.Timeline.AddAsync(new TimelineEntry(OrderId(2), Envelope(1) with { OccurredAt = Noon.AddTicks(-1) }), Token);
            await unit.Timeline.AddAsync(new TimelineEntry(OrderId(1), Envelope(2) with { OccurredAt = Noon }), Token);
        });

        await using (var dropped = await Storage.BeginAsync(Samples.Anna, Token))
        {
            Assert.Equal(2, await dropped.Timeline.PruneAsync(Noon, 9, Token));
        }

        await WriteAsync(async unit => Assert.Equal(1, await unit.Timeline.PruneAsync(Noon, 1, Token)));
        await WriteAsync(async unit => Assert.Equal(1, await unit.Timeline.PruneAsync(Noon, 9, Token)));
        Assert.Equal(EventId(2), Assert.Single(await ReadAsync(view => view.Timeline.ListAsync(OrderId(1), Token))).Envelope.Id);
        Assert.Empty(await ReadAsync(view => view.Timeline.ListAsync(OrderId(2), Token)));
    }

    /// <summary>A failed event tells its last error and how many of its aggregate are behind it.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task A_failed_event_tells_its_last_error_and_how_many_of_its_aggregate_are_behind_it()
    {
        await WriteAsync(async unit =>
        {
            await unit.Outbox.AddAsync(Envelope(1, 1), Token);
            await unit.Outbox.AddAsync(Envelope(2, 2), Token);
            await unit.Outbox.AddAsync(Envelope(3, 1), Token);
            await unit.Outbox.AddAsync(Envelope(4, 1), Token);
        });
        var first = (await ReadAsync(view => view.Outbox.ListReadyAsync(Noon, 9, Token)))[0];
        Assert.Null(first.Error);
        await WriteAsync(async unit =>
        {
            await unit.Outbox.FailAsync(first with { Failures = 1, IsParked = true }, "bröken: 坏", Token);
            await unit.Outbox.FailAsync(first with { Failures = 2, IsParked = true }, "still bröken: 坏", Token);
        });

        var parked = Assert.Single(await ReadAsync(view => view.Outbox.ListFailedAsync(Token)));
        Assert.Equal("still bröken: 坏", parked.Error);
        Assert.Equal(2, await ReadAsync(view => view.Outbox.CountBehindAsync(parked, Token)));
        await WriteAsync(unit => unit.Outbox.CompleteAsync(EventId(3), Token).AsTask());
        Assert.Equal(1, await ReadAsync(view => view.Outbox.CountBehindAsync(parked, Token)));
    }
}
