using ReverseBuy.Messaging.Tests.Support;
using ReverseBuy.Orders;
using ReverseBuy.Storage;

namespace ReverseBuy.Messaging.Tests;

public sealed class PruningTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_kept_long_enough_is_deleted_in_batches_and_the_rest_stays()
    {
        await using var host = await MessagingHost.CreateAsync();
        var start = host.Time.GetUtcNow();
        await AddCommandsAsync(host, "old", 2_500);
        host.Time.Advance(TimeSpan.FromDays(1));
        await AddCommandsAsync(host, "new", 10);
        host.Time.SetUtcNow(start.AddDays(30).AddTicks(1));

        var (runs, kept) = (0, new List<bool>());
        for (var due = await host.RunPruningAsync(); due == host.Time.GetUtcNow(); due = await host.RunPruningAsync())
        {
            runs++;
        }

        for (var command = 0; command < 2_500; command++)
        {
            kept.Add(await FindAsync(host, "old", command) is not null);
        }

        Assert.Equal(2, runs);
        Assert.DoesNotContain(true, kept);
        for (var command = 0; command < 10; command++)
        {
            Assert.NotNull(await FindAsync(host, "new", command));
        }

        Assert.Equal(host.Time.GetUtcNow().AddDays(1), await host.RunPruningAsync());
    }

    [Fact]
    public async Task A_mark_whose_event_is_still_in_the_outbox_is_kept_so_that_no_effect_happens_again()
    {
        var failing = true;
        await using var host = await MessagingHost.CreateAsync(
            (host, services) =>
            {
                services.AddEffectHandler(host, "done");
                services.AddEffectHandler(host, "failing", _ =>
                {
                    if (failing)
                    {
                        throw new CrashException();
                    }
                });
            },
            options => options.ParkAfter = 1);
        var (parked, handled) = (host.NewPlaced(host.NewOrder(), 1), host.NewPlaced(host.NewOrder(), 2));
        await host.RaiseAsync(parked);
        await host.RunOutboxAsync();
        failing = false;
        await host.RaiseAsync(handled);
        await host.RunOutboxAsync();

        host.Time.Advance(TimeSpan.FromDays(91));
        await host.RunPruningAsync();
        Assert.Equal(["done", "timeline"], await host.ListMarksAsync(parked.Id));
        Assert.Empty(await host.ListMarksAsync(handled.Id));

        await host.ParkedWork.ReleaseAsync(MessagingHost.Alice, parked.Aggregate, new Actor(ActorKind.Operator, "jo"), Token);
        await host.RunOutboxAsync();
        Assert.Equal(["done/1", "failing/1"], await host.ListEffectsAsync(parked.Aggregate));
    }

    [Theory]
    [InlineData(null, 1)]
    [InlineData(7, 0)]
    public async Task Timelines_are_kept_for_ever_unless_the_host_says_how_long(int? days, int left)
    {
        await using var host = await MessagingHost.CreateAsync(configure: options => options.KeepTimelines = days is { } some ? TimeSpan.FromDays(some) : null);
        var order = host.NewOrder();
        await host.RaiseAsync(host.NewPlaced(order, 1));
        await host.RunOutboxAsync();

        host.Time.Advance(TimeSpan.FromDays(8));
        await host.RunPruningAsync();

        Assert.Equal(left, (await host.ReadAsync(view => view.Timeline.ListAsync(order, Token))).Count);
    }

    [Fact]
    public async Task A_sweep_between_two_days_costs_no_unit_of_work()
    {
        var units = 0;
        await using var host = await MessagingHost.CreateAsync();
        host.Storage.AtBegin = () => units++;
        var due = await host.RunPruningAsync();
        host.Time.Advance(TimeSpan.FromHours(23));
        Assert.Equal(due, await host.RunPruningAsync());
        Assert.Equal(1, units);

        host.Time.SetUtcNow(due!.Value);
        await host.RunPruningAsync();
        Assert.Equal(2, units);
    }

    [Theory]
    [InlineData(0.9, false)]
    [InlineData(1, true)]
    [InlineData(86_400, true)]
    [InlineData(86_401, false)]
    public void A_sweep_comes_after_a_second_at_the_earliest_and_a_day_at_the_latest(double seconds, bool isValid) =>
        Assert.Equal(isValid, !new MessagingOptions { SweepInterval = TimeSpan.FromSeconds(seconds) }.Validate().Any());

    [Fact]
    public void What_is_kept_for_less_than_a_day_is_refused()
    {
        var options = new MessagingOptions { KeepCommands = TimeSpan.FromHours(23), KeepMarks = TimeSpan.Zero, KeepTimelines = TimeSpan.FromTicks(-1) };

        Assert.Equal(3, options.Validate().Count());
        Assert.Empty(new MessagingOptions().Validate());
    }

    private static Task AddCommandsAsync(MessagingHost host, string name, int count) => host.WriteAsync(MessagingHost.Alice, async unitOfWork =>
    {
        for (var command = 0; command < count; command++)
        {
            await unitOfWork.Idempotency.AddAsync(
                new CommandRecord(new IdempotencyKey($"{name}-{command}"), "print", new Receipt(AggregateKey.Of(host.NewOrder()), "Placed", 1), host.Time.GetUtcNow()), Token);
        }
    });

    private static Task<CommandRecord?> FindAsync(MessagingHost host, string name, int command) =>
        host.ReadAsync(view => view.Idempotency.FindAsync(new IdempotencyKey($"{name}-{command}"), Token));
}
