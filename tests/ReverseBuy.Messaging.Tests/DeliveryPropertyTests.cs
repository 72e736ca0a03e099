using FsCheck.Xunit;
using ReverseBuy.Messaging.Tests.Support;
using ReverseBuy.Orders;

namespace ReverseBuy.Messaging.Tests;

public sealed class DeliveryPropertyTests
{
    private const int Aggregates = 4;
    private static readonly string[] Handlers = ["a", "b", "c"];
    private static readonly bool IsFull = Environment.GetEnvironmentVariable("REVERSEBUY_FULL") == "1";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Events of several aggregates, handled together or alone, handlers that fail at random before or after they wrote, and crashes around any commit.</summary>
    [Property(MaxTest = 100)]
    public async Task Whatever_fails_or_crashes_every_effect_happens_once_and_in_the_order_of_its_aggregate(byte[] events, int seed)
    {
        for (var run = 0; run < (IsFull ? 10 : 1); run++)
        {
            await DeliverAsync(events, unchecked(seed + run));
        }
    }

    private static async Task DeliverAsync(byte[] events, int seed)
    {
        var chance = new Random(seed);
        await using var host = await MessagingHost.CreateAsync(
            (host, services) =>
            {
                // Half of the time every handler only writes, and events are handled together.
                var togetherOneIn = chance.Next(1, 3);
                foreach (var handler in Handlers)
                {
                    services.AddHandler<OrderPlaced>(
                        handler,
                        async (context, _, token) =>
                        {
                            Throw(chance, oneIn: 6);
                            var unitOfWork = await context.BeginAsync(token);
                            await host.AddEffectAsync(unitOfWork, context.Envelope, handler);
                            Throw(chance, oneIn: 6);
                        },
                        onlyWrites: chance.Next(togetherOneIn) == 0);
                }
            },
            options =>
            {
                options.ParkAfter = int.MaxValue;
                options.BatchSize = 1 + chance.Next(5);
            });
        var orders = Enumerable.Range(0, Aggregates).Select(_ => host.NewOrder()).ToList();
        var envelopes = events.Select((aggregate, index) => host.NewPlaced(orders[aggregate % Aggregates], index + 1)).ToList();
        await host.RaiseAsync(envelopes);

        host.Storage.AtCommit = () => chance.Next(20) switch
        {
            0 => CrashPoint.BeforeCommit,
            1 => CrashPoint.AfterCommit,
            _ => CrashPoint.None,
        };
        for (var run = 0; await host.CountOutboxAsync() > 0; run++)
        {
            Assert.True(run < 1_000 + (100 * events.Length), "The outbox does not get empty.");
            try
            {
                if (await host.RunOutboxAsync() is { } due && due > host.Time.GetUtcNow())
                {
                    host.Time.SetUtcNow(due);
                }
            }
            catch (CrashException)
            {
                // The next run is the process that was started after the crash.
            }
        }

        foreach (var order in orders)
        {
            var versions = envelopes.Where(envelope => envelope.Aggregate == AggregateKey.Of(order)).Select(envelope => envelope.Version).ToList();
            var effects = await host.ListEffectsAsync(AggregateKey.Of(order));
            foreach (var handler in Handlers)
            {
                Assert.Equal(
                    versions.Select(version => $"{handler}/{version}"),
                    effects.Where(effect => effect.StartsWith(handler + "/", StringComparison.Ordinal)));
            }

            Assert.Equal(versions, (await host.ReadAsync(view => view.Timeline.ListAsync(order, Token))).Select(entry => entry.Envelope.Version));
        }
    }

    private static void Throw(Random chance, int oneIn)
    {
        if (chance.Next(oneIn) == 0)
        {
            throw new CrashException();
        }
    }
}
