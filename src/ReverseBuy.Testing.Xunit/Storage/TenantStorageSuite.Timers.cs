using ReverseBuy.Messaging;
using ReverseBuy.Orders;
using static ReverseBuy.Testing.Storage.StorageSamples;

namespace ReverseBuy.Testing;

public abstract partial class TenantStorageSuite
{
    private static readonly TimerKey Payment = new(OrderKey(1), "payment-window");

    [Fact]
    public async Task A_timer_comes_back_as_it_was_set_and_belongs_to_its_tenant()
    {
        var set = new BusinessTimer { Key = new(OrderKey(1), "storage", "Zeile 1 ü"), DueAt = Noon.AddTicks(7), Payload = "{\"line\":\"女\"}" };
        await WriteAsync(async unit =>
        {
            await unit.Timers.SetAsync(set.Key, set.DueAt!.Value, set.Payload, Token);
            Assert.Equal(set, await unit.Timers.FindAsync(set.Key, Token));
        });

        Assert.Equal(set, await ReadAsync(view => view.Timers.FindAsync(set.Key, Token)));
        Assert.Equal(set.DueAt, await ReadAsync(view => view.Timers.NextDueAsync(Token)));
        Assert.Null(await ReadAsync(view => view.Timers.FindAsync(new(OrderKey(1), "storage"), Token)));
        Assert.Null(await ReadAsync(view => view.Timers.FindAsync(set.Key, Token), Samples.Boris));
        Assert.Null(await ReadAsync(view => view.Timers.NextDueAsync(Token), Samples.Boris));
    }

    [Fact]
    public async Task A_timer_that_is_set_again_is_due_at_its_new_moment_alone()
    {
        await WriteAsync(unit => unit.Timers.SetAsync(Payment, Noon, "first", Token).AsTask());
        await WriteAsync(async unit =>
        {
            await unit.Timers.SetAsync(Payment, Noon.AddHours(1), "second", Token);
            await unit.Timers.SetAsync(Payment, Noon.AddHours(2), "third", Token);
        });

        Assert.Equal("third", Assert.Single(await ReadAsync(view => view.Timers.ListAsync(OrderKey(1), Token))).Payload);
        Assert.Empty(await ReadAsync(view => view.Timers.ListDueAsync(Noon.AddHours(1), 10, Token)));
        Assert.Single(await ReadAsync(view => view.Timers.ListDueAsync(Noon.AddHours(2), 10, Token)));
    }

    [Fact]
    public async Task A_timer_that_is_cancelled_can_be_set_anew_in_the_same_unit_of_work()
    {
        await WriteAsync(unit => unit.Timers.SetAsync(Payment, Noon, "first", Token).AsTask());
        await WriteAsync(async unit =>
        {
            await unit.Timers.CancelAsync(Payment, Token);
            await unit.Timers.SetAsync(Payment, Noon.AddHours(1), "second", Token);
        });

        Assert.Equal("second", (await ReadAsync(view => view.Timers.FindAsync(Payment, Token)))!.Payload);
        await WriteAsync(async unit =>
        {
            await unit.Timers.CancelAsync(Payment, Token);
            await unit.Timers.CancelAsync(Payment, Token);
            Assert.Null(await unit.Timers.FindAsync(Payment, Token));
        });
        Assert.Null(await ReadAsync(view => view.Timers.FindAsync(Payment, Token)));
    }

    [Fact]
    public async Task The_longest_due_come_first_and_of_one_moment_the_first_set()
    {
        await WriteAsync(async unit =>
        {
            await unit.Timers.SetAsync(new(OrderKey(3), "z"), Noon.AddTicks(1), "", Token);
            await unit.Timers.SetAsync(new(OrderKey(2), "y"), Noon, "", Token);
            await unit.Timers.SetAsync(new(OrderKey(1), "x"), Noon, "", Token);
            await unit.Timers.SetAsync(new(OrderKey(4), "later"), Noon.AddTicks(2), "", Token);
        });

        Assert.Equal(["y", "x", "z"], (await ReadAsync(view => view.Timers.ListDueAsync(Noon.AddTicks(1), 10, Token))).Select(timer => timer.Key.Name));
        Assert.Equal(["y", "x"], (await ReadAsync(view => view.Timers.ListDueAsync(Noon.AddTicks(1), 2, Token))).Select(timer => timer.Key.Name));
    }

    [Fact]
    public async Task A_hold_stops_the_timers_of_its_aggregate_and_they_go_on_with_the_time_they_had_left()
    {
        var other = new TimerKey(OrderKey(2), "payment-window");
        await WriteAsync(async unit =>
        {
            await unit.Timers.SetAsync(Payment, Noon.AddHours(72), "", Token);
            await unit.Timers.SetAsync(other, Noon.AddHours(72), "", Token);
        });
        await WriteAsync(unit => unit.Timers.PauseAsync(OrderKey(1), Noon.AddHours(50), Token).AsTask());
        await WriteAsync(unit => unit.Timers.PauseAsync(OrderKey(1), Noon.AddHours(60), Token).AsTask());

        Assert.Equal((null, TimeSpan.FromHours(22)), await ReadAsync(async view => await view.Timers.FindAsync(Payment, Token) is { } timer ? (timer.DueAt, timer.Left) : default));
        Assert.Equal(other, Assert.Single(await ReadAsync(view => view.Timers.ListDueAsync(Noon.AddYears(1), 10, Token))).Key);
        Assert.Equal(Noon.AddHours(72), await ReadAsync(view => view.Timers.NextDueAsync(Token)));

        await WriteAsync(unit => unit.Timers.ResumeAsync(OrderKey(1), Noon.AddHours(100), Token).AsTask());
        await WriteAsync(unit => unit.Timers.ResumeAsync(OrderKey(1), Noon.AddHours(110), Token).AsTask());
        Assert.Equal(Noon.AddHours(122), (await ReadAsync(view => view.Timers.FindAsync(Payment, Token)))!.DueAt);
    }

    [Fact]
    public async Task A_commit_tells_when_its_first_timer_is_due_and_a_rollback_tells_nobody()
    {
        await using (var dropped = await Storage.BeginAsync(Samples.Anna, Token))
        {
            await dropped.Timers.SetAsync(Payment, Noon, "", Token);
        }

        Assert.Empty(Doorbell.Alarms);
        await WriteAsync(async unit =>
        {
            await unit.Timers.SetAsync(Payment, Noon.AddHours(2), "", Token);
            await unit.Timers.SetAsync(new(OrderKey(2), "later"), Noon.AddHours(3), "", Token);
            Assert.Empty(Doorbell.Alarms);
        });

        Assert.Equal([(Samples.Anna, WorkerNames.Timers, Noon.AddHours(2))], Doorbell.Alarms);
        Assert.Empty(Doorbell.Rings);
    }

    [Fact]
    public async Task A_payload_that_is_too_long_is_refused_and_nothing_of_it_is_kept()
    {
        await WriteAsync(unit => unit.Timers.SetAsync(Payment, Noon, new string('x', BusinessTimer.MaximumPayloadLength), Token).AsTask());
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() =>
            WriteAsync(unit => unit.Timers.SetAsync(new(OrderKey(2), "long"), Noon, new string('x', BusinessTimer.MaximumPayloadLength + 1), Token).AsTask()));

        Assert.Equal(BusinessTimer.MaximumPayloadLength, (await ReadAsync(view => view.Timers.FindAsync(Payment, Token)))!.Payload.Length);
        Assert.Empty(await ReadAsync(view => view.Timers.ListAsync(OrderKey(2), Token)));
    }

    [Fact]
    public async Task Two_units_of_work_cannot_both_take_the_same_timer()
    {
        await WriteAsync(unit => unit.Timers.SetAsync(Payment, Noon, "", Token).AsTask());
        var taken = 0;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(
            () => WriteAsync(async unit =>
            {
                if (await unit.Timers.FindAsync(Payment, Token) is not null)
                {
                    Interlocked.Increment(ref taken);
                    await unit.Timers.CancelAsync(Payment, Token);
                }
            }),
            Token)));

        Assert.Equal(1, taken);
    }
}
