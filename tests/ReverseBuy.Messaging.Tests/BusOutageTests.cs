using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Messaging.Tests.Support;

namespace ReverseBuy.Messaging.Tests;

/// <summary>What the outbox does with a bus that can have many events confirmed together, and with one that takes none for a while.</summary>
public sealed class BusOutageTests
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(7);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Events_of_different_orders_are_published_at_once_and_those_of_one_after_each_other()
    {
        var bus = new ManyAtOnceBus();
        await using var host = await MessagingHost.CreateAsync((_, services) => services.AddSingleton<IEventBus>(bus));
        var (one, other) = (host.NewOrder(), host.NewOrder());
        await host.RaiseAsync(host.NewPlaced(one, 1), host.NewPlaced(one, 2), host.NewPlaced(other, 3));

        var run = host.RunOutboxAsync();
        Assert.Equal([1, 3], bus.Waiting);
        bus.Confirm(1);
        Assert.Equal([2, 3], bus.Waiting.Order());
        bus.Confirm(3);
        bus.Confirm(2);
        Assert.Null(await run);

        Assert.Equal(0, await host.CountOutboxAsync());
    }

    [Fact]
    public async Task A_bus_that_takes_nothing_counts_against_no_event_and_is_tried_again_when_it_says()
    {
        var isDown = true;
        var bus = new ScriptedBus(envelope =>
        {
            if (isDown && envelope.Version > 1)
            {
                throw new BusUnavailableException("The broker is gone.", Pause);
            }
        });
        await using var host = await MessagingHost.CreateAsync((_, services) => services.AddSingleton<IEventBus>(bus), options => options.ParkAfter = 1);
        var (one, other) = (host.NewOrder(), host.NewOrder());
        await host.RaiseAsync(host.NewPlaced(one, 1), host.NewPlaced(one, 2), host.NewPlaced(other, 3));

        for (var run = 0; run < 3; run++)
        {
            Assert.Equal(host.Time.GetUtcNow() + Pause, await host.RunOutboxAsync());
            host.Time.Advance(Pause);
        }

        // What was published before is done, and nothing else has a failure.
        Assert.Equal(2, await host.CountOutboxAsync());
        Assert.Empty(await host.ReadAsync(view => view.Outbox.ListFailedAsync(Token)));
        Assert.Equal(3, host.Log.Of(5105).Count);

        isDown = false;
        Assert.Null(await host.RunOutboxAsync());
        Assert.Equal([1, 2, 3], bus.Confirmed.Select(envelope => envelope.Version));
    }
}
