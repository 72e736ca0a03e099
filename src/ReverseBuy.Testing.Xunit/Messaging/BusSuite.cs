using System.Globalization;
using ReverseBuy.Messaging;
using ReverseBuy.Orders;

namespace ReverseBuy.Testing;

/// <summary>
/// What every bus promises, in one process or over a broker. Derive it and make one; the suite publishes as the outbox does, and stands for the handlers. The tests come with it,
/// for each a new instance.
/// </summary>
public abstract class BusSuite : IAsyncLifetime
{
    private const int Crashes = 3;
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(10);
    private static readonly DateTimeOffset Noon = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero).AddTicks(1_234_567);
    private readonly RecordingDispatcher _dispatcher = new();
    private readonly Random _chance;
    private readonly int _seed;
    private IEventBus _bus = null!;

    /// <summary>Makes the suite for one test.</summary>
    protected BusSuite()
        : this(TestContext.Current.Test?.UniqueID.GetHashCode(StringComparison.Ordinal) ?? 1)
    {
    }

    private BusSuite(int seed)
    {
        _seed = seed;
        _chance = new Random(seed);
    }

    /// <summary>The tenant of most events.</summary>
    protected static TenantId Tenant { get; } = new("anna");

    /// <summary>A tenant whose events are its own.</summary>
    protected static TenantId OtherTenant { get; } = new("boris");

    /// <summary>Ends when the test is cancelled.</summary>
    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>How many events it may hand over at once.</summary>
    protected abstract int MostAtOnce { get; }

    /// <summary>How long an event may take to arrive before a test fails, by the wall clock; a minute unless set. Only a failing test waits for it.</summary>
    protected virtual TimeSpan Patience => TimeSpan.FromMinutes(1);

    /// <summary>
    /// Whether events of others are handled while an aggregate waits for its next try. A bus that says no keeps the order of all events, and waits with all of them; the suite
    /// holds it to that.
    /// </summary>
    protected virtual bool LetsOthersPass => true;

    /// <summary>How many events the larger tests publish; 400 unless a slow bus asks for fewer.</summary>
    protected virtual int Load => 400;

    /// <summary>Makes the bus.</summary>
    /// <returns>A task that ends when it is made.</returns>
    public async ValueTask InitializeAsync() => _bus = await MakeAsync(_dispatcher);

    /// <summary>Cleans up, by <see cref="OnDisposeAsync"/>.</summary>
    /// <returns>A task that ends when it is done.</returns>
    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return OnDisposeAsync();
    }

    /// <summary>Nothing of an event changes on its way.</summary>
    /// <param name="data">What it holds.</param>
    /// <param name="hasCause">Whether it followed from another.</param>
    /// <returns>The test.</returns>
    [Theory]
    [InlineData("{}", false)]
    [InlineData("""{"note":"女士T恤 \"2026\" 😀 \u003C+","price":19.90,"big":12345678901234567890,"none":null,"nested":[{"a":[]}]}""", true)]
    public async Task An_event_arrives_as_it_was_published(string data, bool hasCause)
    {
        foreach (var kind in Enum.GetValues<AggregateKind>())
        {
            var envelope = NewEvent(new AggregateKey(kind, NewGuid()), 7) with { Data = data, CausedBy = hasCause ? new EventId(NewGuid()) : null };
            await PublishAsync([envelope]);
            await HandledAsync([envelope]);
            Assert.Equal(envelope, _dispatcher.Handled[^1]);
        }
    }

    /// <summary>Many events of many aggregates: all arrive, nothing else does, and those of one aggregate one after the other.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Events_of_an_aggregate_arrive_in_their_order_and_none_is_lost()
    {
        var events = NewEvents(aggregates: 20, count: Load);
        _dispatcher.Before = async (_, _, _) => await Task.Yield();

        await PublishAsync(events);
        await HandledAsync(events);

        AssertOrder(events);
    }

    /// <summary>The same aggregate of two tenants is two: each event comes with its tenant, and neither holds the other up.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Tenants_are_kept_apart()
    {
        var shared = NewAggregate();
        var mine = NewEvent(shared, 1);
        var theirs = NewEvent(shared, 1) with { Tenant = OtherTenant };
        _dispatcher.Before = (envelope, attempt, _) => envelope.Id == mine.Id && IsStuck([theirs], attempt) ? throw new HandlerFailedException() : Task.CompletedTask;

        await PublishAsync([mine, theirs]);
        await HandledAsync([mine, theirs]);

        Assert.Equal(LetsOthersPass ? [theirs, mine] : [mine, theirs], _dispatcher.Handled);
    }

    /// <summary>A handler that fails gets the event again, and nothing of the aggregate before it.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task An_event_that_failed_comes_again_before_what_follows_of_its_aggregate()
    {
        var aggregate = NewAggregate();
        EventEnvelope[] events = [NewEvent(aggregate, 1), NewEvent(aggregate, 2), NewEvent(aggregate, 3)];
        _dispatcher.Before = (envelope, attempt, _) => envelope.Version < 3 && attempt < 3 ? throw new HandlerFailedException() : Task.CompletedTask;

        await PublishAsync(events);
        await HandledAsync(events);

        Assert.Equal(events, _dispatcher.Handled);
        Assert.Equal([3, 3, 1], events.Select(_dispatcher.Attempts));
    }

    /// <summary>While an aggregate waits for the next try, events of others are handled.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task While_an_aggregate_waits_the_others_go_on()
    {
        var stuck = NewEvent(NewAggregate(), 1);
        var others = Enumerable.Range(0, 10).Select(_ => NewEvent(NewAggregate(), 1)).ToList();
        _dispatcher.Before = (envelope, attempt, _) => envelope.Id == stuck.Id && IsStuck(others, attempt) ? throw new HandlerFailedException() : Task.CompletedTask;

        await PublishAsync([stuck, .. others]);
        await HandledAsync([stuck, .. others]);

        Assert.Equal(stuck, LetsOthersPass ? _dispatcher.Handled[^1] : _dispatcher.Handled[0]);
    }

    /// <summary>What is being handled when the process or the connection is lost is not taken for handled.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task An_event_that_was_in_hand_at_a_crash_comes_again()
    {
        var envelope = NewEvent(NewAggregate(), 1);
        using var crash = new CancellationTokenSource();
        var lost = NewSignal();
        _dispatcher.Before = async (_, attempt, cancellationToken) =>
        {
            if (attempt == 1)
            {
                await lost.Task.WaitAsync(cancellationToken);
                throw new HandlerFailedException(); // nothing that a process did when it was lost remains
            }
        };

        var publishing = PublishOnceAsync(envelope, crash.Token);
        await UntilAsync(() => _dispatcher.Attempts(envelope) == 1, "The event was not handed over.");
        await crash.CancelAsync();
        var crashing = CrashAsync();
        lost.SetResult();
        await crashing;
        if (!await publishing)
        {
            await PublishAsync([envelope]);
        }

        await HandledAsync([envelope]);
    }

    /// <summary>Crashes while events are published and handled lose none, and change no order.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Crashes_under_load_lose_nothing_and_change_no_order()
    {
        var events = NewEvents(aggregates: 10, count: Load);
        var reached = NewSignals(Crashes);
        var crashed = NewSignals(Crashes);
        var handled = 0;
        _dispatcher.Before = async (_, _, _) =>
        {
            await Task.Yield();
            var (crash, left) = Math.DivRem(Interlocked.Increment(ref handled), Load / (Crashes + 2));
            if (left == 0 && crash is > 0 and <= Crashes)
            {
                reached[crash - 1].SetResult();
                await crashed[crash - 1].Task;
            }
        };

        var publishing = PublishAsync(events);
        for (var crash = 0; crash < Crashes; crash++)
        {
            await UntilAsync(() => reached[crash].Task.IsCompleted, "Events do not arrive.");
            var crashing = CrashAsync();
            crashed[crash].SetResult();
            await crashing;
        }

        await publishing;
        await HandledAsync(events);
        AssertOrder(events);
    }

    /// <summary>Who stops lets the event in hand come to its end and be done, and keeps those behind it for later.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task Stopping_waits_for_the_event_in_hand_and_keeps_the_rest()
    {
        var aggregate = NewAggregate();
        EventEnvelope[] events = [NewEvent(aggregate, 1), NewEvent(aggregate, 2)];
        var end = NewSignal();
        _dispatcher.Before = (envelope, _, cancellationToken) => envelope.Version == 1 ? end.Task.WaitAsync(cancellationToken) : Task.CompletedTask;

        var publishing = PublishAsync(events[..1]);
        await UntilAsync(() => _dispatcher.Attempts(events[0]) == 1, "The event was not handed over.");
        var stopping = Task.WhenAll(StopAsync(), publishing);
        await LookAgainAsync();
        Assert.False(stopping.IsCompleted, "It stopped in the middle of an event.");
        end.SetResult();
        await stopping;
        Assert.True(_dispatcher.HasHandled(events[0]));

        await StartAsync();
        await PublishAsync(events[1..]);
        await HandledAsync(events);
        Assert.Equal([1, 1], events.Select(_dispatcher.Attempts));
    }

    /// <summary>Handlers that are slow are not buried: no more than so many events are handed over at once, and the rest waits without being lost.</summary>
    /// <returns>The test.</returns>
    [Fact]
    public async Task No_more_is_handed_over_at_once_than_it_says_and_the_rest_waits()
    {
        var events = Enumerable.Range(0, (3 * MostAtOnce) + 5).Select(_ => NewEvent(NewAggregate(), 1)).ToList();
        var end = NewSignal();
        _dispatcher.Before = (_, _, cancellationToken) => end.Task.WaitAsync(cancellationToken);

        var publishing = Task.WhenAll(events.Select(envelope => PublishAsync([envelope])));
        await UntilAsync(() => _dispatcher.Running > 0, "No event was handed over.");
        await LookAgainAsync();
        end.SetResult();
        await publishing;
        await HandledAsync(events);

        Assert.InRange(_dispatcher.MostAtOnce, 1, MostAtOnce);
    }

    /// <summary>Makes the bus, and starts it if it has to be started.</summary>
    /// <param name="dispatcher">Whom it gives what it delivers.</param>
    /// <returns>The bus, with nothing in it.</returns>
    protected abstract ValueTask<IEventBus> MakeAsync(IEventDispatcher dispatcher);

    /// <summary>
    /// Lets the bus lose what a crash would lose: connections, whatever it holds in memory. Nothing has to be done for a bus that publishes and handles in one call, for the suite
    /// breaks that off.
    /// </summary>
    /// <returns>A task that ends when the bus is on its way back; it need not be back.</returns>
    protected virtual Task CrashAsync() => Task.CompletedTask;

    /// <summary>Stops handing over events, as a host that stops does.</summary>
    /// <returns>A task that ends when it has stopped.</returns>
    protected virtual Task StopAsync() => Task.CompletedTask;

    /// <summary>Starts it again after <see cref="StopAsync"/>; nothing that was published is gone.</summary>
    /// <returns>A task that ends when it has started.</returns>
    protected virtual Task StartAsync() => Task.CompletedTask;

    /// <summary>Lets time pass for a bus that waits before the next try or the next connection; a second or more each time.</summary>
    /// <returns>A task that ends when who waits could have looked again.</returns>
    protected virtual Task LookAgainAsync() => Task.CompletedTask;

    /// <summary>Cleans up after a test, also when <see cref="MakeAsync"/> failed or skipped it.</summary>
    /// <returns>A task that ends when it is done.</returns>
    protected virtual ValueTask OnDisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Publishes events as the outbox does: those of an aggregate in their order, each until it is published.</summary>
    private async Task PublishAsync(IReadOnlyList<EventEnvelope> events)
    {
        if (_bus.TakesManyAtOnce)
        {
            await Task.WhenAll(events.GroupBy(envelope => (envelope.Tenant, envelope.Aggregate)).Select(PublishLineAsync));
        }
        else
        {
            await PublishTogetherAsync(events);
        }
    }

    private async Task PublishTogetherAsync(IReadOnlyList<EventEnvelope> events)
    {
        using var patience = new CancellationTokenSource(Patience);
        for (var left = events.ToList(); left.Count > 0;)
        {
            // One batch of each tenant's, for the events of a batch are one tenant's.
            var tried = left.TakeWhile(envelope => envelope.Tenant == left[0].Tenant).ToList();
            var outcomes = await _bus.PublishManyAsync([.. tried.Select(envelope => new EventDelivery(envelope, Span: null))], patience.Token);
            var published = outcomes.Where(outcome => outcome.Failure is null).Select(outcome => outcome.Envelope.Id).ToHashSet();
            left.RemoveAll(envelope => published.Contains(envelope.Id));
            Assert.False(patience.IsCancellationRequested, $"{left.Count} event(s) could not be published.");
            if (published.Count == 0)
            {
                left = [.. left.Skip(tried.Count), .. tried];
                await Task.Delay(Pace, TimeProvider.System, Token);
                await LookAgainAsync();
            }
        }
    }

    private async Task PublishLineAsync(IEnumerable<EventEnvelope> events)
    {
        var left = events.ToList();
        using var patience = new CancellationTokenSource(Patience);
        while (left.Count > 0)
        {
            var waiting = new HashSet<(TenantId, AggregateKey)>();
            foreach (var envelope in left.ToList().Where(envelope => !waiting.Contains((envelope.Tenant, envelope.Aggregate))))
            {
                if (await PublishOnceAsync(envelope, patience.Token))
                {
                    left.Remove(envelope);
                }
                else
                {
                    waiting.Add((envelope.Tenant, envelope.Aggregate));
                }
            }

            Assert.False(patience.IsCancellationRequested, $"{left.Count} event(s) could not be published.");
            if (left.Count > 0)
            {
                await Task.Delay(Pace, TimeProvider.System, Token);
                await LookAgainAsync();
            }
        }
    }

    private async Task<bool> PublishOnceAsync(EventEnvelope envelope, CancellationToken cancellationToken)
    {
        try
        {
            await _bus.PublishAsync(envelope, cancellationToken);
            return true;
        }
        catch (Exception exception) when (exception is BusUnavailableException or HandlerFailedException or OperationCanceledException or ReverseBuyException)
        {
            return false;
        }
    }

    private bool IsStuck(IReadOnlyCollection<EventEnvelope> others, int attempt) => LetsOthersPass ? !others.All(_dispatcher.HasHandled) : attempt < 3;

    private Task HandledAsync(IReadOnlyCollection<EventEnvelope> events) =>
        UntilAsync(() => events.All(_dispatcher.HasHandled), "Events were lost.");

    private async Task UntilAsync(Func<bool> isSo, string otherwise)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!isSo())
        {
            Assert.False(patience.IsCancellationRequested, otherwise);
            await Task.Delay(Pace, TimeProvider.System, Token);
            await LookAgainAsync();
        }
    }

    private void AssertOrder(List<EventEnvelope> events)
    {
        foreach (var line in events.GroupBy(envelope => envelope.Aggregate))
        {
            var arrived = _dispatcher.Handled.Where(envelope => envelope.Aggregate == line.Key).Select(envelope => envelope.Version);
            Assert.True(
                line.Select(envelope => envelope.Version).SequenceEqual(arrived),
                string.Create(CultureInfo.InvariantCulture, $"Events of an aggregate came in the order {string.Join(' ', arrived)} (seed {_seed})."));
        }

        Assert.Equal(events.Count, _dispatcher.Handled.Count);
    }

    private List<EventEnvelope> NewEvents(int aggregates, int count)
    {
        var keys = Enumerable.Range(0, aggregates).Select(_ => NewAggregate()).ToList();
        var versions = new int[aggregates];
        return
        [
            .. Enumerable.Range(0, count).Select(_ => _chance.Next(aggregates)).Select(aggregate => NewEvent(keys[aggregate], ++versions[aggregate])),
        ];
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static TaskCompletionSource[] NewSignals(int count) => [.. Enumerable.Range(0, count).Select(_ => NewSignal())];

    private AggregateKey NewAggregate() => new(AggregateKind.Order, NewGuid());

    private EventEnvelope NewEvent(AggregateKey aggregate, int version) => new()
    {
        Id = new EventId(NewGuid()),
        Type = "reversebuy.test.happened.v1",
        Tenant = Tenant,
        Aggregate = aggregate,
        Version = version,
        OccurredAt = Noon,
        Correlation = "test/1",
        Data = """{"number":1}""",
    };

    private Guid NewGuid()
    {
        var bytes = new byte[16];
        _chance.NextBytes(bytes);
        return new Guid(bytes);
    }
}
