using Microsoft.Extensions.Time.Testing;
using ReverseBuy.Buying;
using ReverseBuy.Messaging;
using ReverseBuy.Orders;
using ReverseBuy.Storage;

namespace ReverseBuy.Testing.Tests.Faults;

public sealed class ChaosTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_befalls_a_call_follows_from_the_seed_and_not_from_the_calls_around_it()
    {
        var alone = Plan(5);
        await CallAsync(alone, 300, others: 0);
        var among = Plan(5);
        await CallAsync(among, 300, others: 2);
        var another = Plan(6);
        await CallAsync(another, 300, others: 0);

        var expected = Numbers(alone);
        Assert.InRange(expected.Count, 40, 80);
        Assert.Equal(expected, Numbers(among));
        Assert.NotEqual(expected, Numbers(another));

        static Chaos Plan(int seed) => new Chaos(seed, TimeProvider.System).At<IExchangeRateSource>(0.2, SeamFault.Failure, SeamFault.LostAnswer).At<IPricing>(0.5, SeamFault.Failure);
        static List<(int Number, SeamFault Fault)> Numbers(Chaos chaos) =>
            [.. chaos.Incidents.Where(incident => incident.Call.Seam == typeof(IExchangeRateSource)).Select(incident => (incident.Number, incident.Fault))];
    }

    [Fact]
    public async Task The_text_tells_the_seed_and_what_went_wrong()
    {
        var chaos = new Chaos(42, TimeProvider.System).Next<IExchangeRateSource>(nameof(IExchangeRateSource.FindAsync), SeamFault.Failure, skip: 1);
        await CallAsync(chaos, 3, others: 0);
        Assert.Equal("Chaos with seed 42: 1 of 3 calls went wrong: IExchangeRateSource.FindAsync 2 (Failure).", chaos.ToString());
    }

    [Fact]
    public async Task After_Calm_nothing_goes_wrong_any_more()
    {
        var chaos = new Chaos(1, TimeProvider.System).Everywhere(1).Next<IExchangeRateSource>(nameof(IExchangeRateSource.FindAsync), SeamFault.Failure);
        chaos.Calm();
        await CallAsync(chaos, 20, others: 1);
        Assert.Empty(chaos.Incidents);
    }

    [Fact]
    public void What_cannot_be_is_refused_when_it_is_planned()
    {
        var chaos = new Chaos(1, TimeProvider.System);
        Assert.Throws<ArgumentException>(() => chaos.Next<IPricing>(nameof(IPricing.Price), SeamFault.Delay));
        Assert.Throws<ArgumentException>(() => chaos.Next<IPricing>("Prize", SeamFault.Failure));
        Assert.Throws<ArgumentException>(() => chaos.At<IPurchasing>(0.1, SeamFault.Reordering));
        Assert.Throws<ArgumentException>(() => chaos.At<IEventBus>(nameof(IEventBus.PublishAsync), 0.1, SeamFault.LostLease));
        Assert.Throws<ArgumentOutOfRangeException>(() => chaos.At<IEventBus>(1.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => chaos.Next<IEventBus>(nameof(IEventBus.PublishAsync), SeamFault.Failure, skip: -1));
    }

    [Fact]
    public async Task Events_change_places_but_never_those_of_one_aggregate()
    {
        var bus = new Fake<IEventBus>();
        var chaos = new Chaos(1, TimeProvider.System)
            .Next<IEventBus>(nameof(IEventBus.PublishAsync), SeamFault.Reordering)
            .Next<IEventBus>(nameof(IEventBus.PublishAsync), SeamFault.Reordering, skip: 2)
            .Next<IEventBus>(nameof(IEventBus.PublishAsync), SeamFault.Reordering);
        var twin = chaos.Twin(bus.Seam);

        await PublishAsync(twin, Envelope('a', 1));
        Assert.Empty(bus.Calls);
        await PublishAsync(twin, Envelope('b', 1));
        Assert.Equal(["b1", "a1"], Arrived(bus));
        await PublishAsync(twin, Envelope('a', 2), Envelope('a', 3), Envelope('a', 4), Envelope('b', 2));
        Assert.True(await chaos.SettleAsync(Token));
        Assert.Equal(["a1", "a2", "a3", "a4"], Arrived(bus).Where(name => name[0] == 'a'));
        Assert.Equal(["b1", "b2"], Arrived(bus).Where(name => name[0] == 'b'));
        Assert.Equal(3, chaos.Incidents.Count);
    }

    [Fact]
    public async Task An_event_that_nobody_takes_is_kept_and_holds_up_its_aggregate()
    {
        var bus = new Fake<IEventBus>();
        var isDown = true;
        bus.Answer(nameof(IEventBus.PublishAsync), call => isDown && Name(call) == "a1" ? throw new TimeoutException() : null);
        var chaos = new Chaos(1, TimeProvider.System).Next<IEventBus>(nameof(IEventBus.PublishAsync), SeamFault.Reordering);
        var twin = chaos.Twin(bus.Seam);

        await PublishAsync(twin, Envelope('a', 1), Envelope('b', 1));
        Assert.False(await chaos.SettleAsync(Token));
        await Assert.ThrowsAsync<BusUnavailableException>(() => PublishAsync(twin, Envelope('a', 2)));
        Assert.DoesNotContain("a2", Arrived(bus));
        isDown = false;
        Assert.True(await chaos.SettleAsync(Token));
        await PublishAsync(twin, Envelope('a', 2));
        Assert.Equal("a1 a2", string.Join(' ', Arrived(bus).TakeLast(2)));
    }

    [Fact]
    public async Task A_lost_lease_is_free_for_others_and_its_holder_learns_it_when_it_asks()
    {
        await using var host = await StartAsync();
        var leases = host.Get<ILeases>();
        var (tenant, length) = (ReverseBuyTestHost.Tenant, TimeSpan.FromMinutes(1));

        host.Chaos.Next<ILeases>(nameof(ILeases.AcquireAsync), SeamFault.LostLease).Next<ILeases>(nameof(ILeases.TryAcquireAsync), SeamFault.LostLease);
        await using var given = await leases.AcquireAsync(tenant, "a", length, Token);
        await using var tried = (await leases.TryAcquireAsync(tenant, "b", length, Token)).Lease!;
        foreach (var (name, lost) in new[] { ("a", given), ("b", tried) })
        {
            await using var other = (await leases.TryAcquireAsync(tenant, name, length, Token)).Lease!;
            Assert.True(other.FencingToken > lost.FencingToken);
            Assert.False(await lost.RenewAsync(Token));
            Assert.True(await other.RenewAsync(Token));
            host.Chaos.Next<ILease>(nameof(ILease.RenewAsync), SeamFault.LostLease);
            Assert.False(await other.RenewAsync(Token));
            Assert.NotNull((await leases.TryAcquireAsync(tenant, name, length, Token)).Lease);
        }
    }

    [Fact]
    public async Task A_unit_of_work_whose_answer_is_lost_stands_in_nobodys_way()
    {
        await using var host = await StartAsync();
        var storage = host.Get<ITenantStorage>();
        host.Chaos.Next<ITenantStorage>(nameof(ITenantStorage.BeginAsync), SeamFault.LostAnswer);
        await Assert.ThrowsAsync<SeamFaultException>(async () => await storage.BeginAsync(ReverseBuyTestHost.Tenant, Token));
        await using var unitOfWork = await storage.BeginAsync(ReverseBuyTestHost.Tenant, Token);
        Assert.Equal(ReverseBuyTestHost.Tenant, unitOfWork.Tenant);
    }

    [Theory]
    [InlineData(SeamFault.Failure, false)]
    [InlineData(SeamFault.LostAnswer, true)]
    public async Task A_commit_without_an_answer_may_have_been_made(SeamFault fault, bool isMade)
    {
        await using var host = await StartAsync();
        var key = new EventId(new SeededIdGenerator(1).NewValue());
        await using (var unitOfWork = await host.Get<ITenantStorage>().BeginAsync(ReverseBuyTestHost.Tenant, Token))
        {
            await unitOfWork.Inbox.AddAsync(new InboxMark(key, "a", host.Time.GetUtcNow(), "done"), Token);
            host.Chaos.Next<ITenantUnitOfWork>(nameof(ITenantUnitOfWork.CommitAsync), fault);
            await Assert.ThrowsAsync<SeamFaultException>(async () => await unitOfWork.CommitAsync(Token));
            Assert.Equal(ReverseBuyTestHost.Tenant, Assert.Single(host.Chaos.Incidents).Call.Tenant);
        }

        await using var view = await host.Get<ITenantStorage>().ReadAsync(ReverseBuyTestHost.Tenant, Token);
        Assert.Equal(isMade, await view.Inbox.HasAsync(key, "a", Token));
    }

    [Fact]
    public async Task A_delayed_call_takes_the_time_of_the_host()
    {
        await using var host = await StartAsync();
        var before = host.Time.GetUtcNow();
        host.Chaos.Next<IExchangeRateSource>(nameof(IExchangeRateSource.FindAsync), SeamFault.Delay);
        await host.Get<IExchangeRateSource>().FindAsync(Currency.CNY, Currency.EUR, Token);
        Assert.InRange(host.Time.GetUtcNow() - before, TimeSpan.FromTicks(1), host.Chaos.LongestDelay);
    }

    [Fact]
    public async Task Work_that_can_never_be_done_is_told_with_the_seed()
    {
        await using var host = await StartAsync();
        host.Chaos.At<ITenantStorage>(1, SeamFault.Failure);
        var problem = await Assert.ThrowsAsync<InvalidOperationException>(() => host.AdvanceAsync(TimeSpan.FromMinutes(1), Token));
        Assert.Contains("seed 3", problem.Message, StringComparison.Ordinal);
        Assert.IsType<SeamFaultException>(problem.InnerException);
    }

    private static Task<ReverseBuyTestHost> StartAsync() => ReverseBuyTestHost.StartAsync(options => options.Connect(new FakeConnector("north")).WithChaos(3), Token);

    private static async Task CallAsync(Chaos chaos, int times, int others)
    {
        var rates = chaos.Twin(new Fake<IExchangeRateSource>().Answer(nameof(IExchangeRateSource.FindAsync), (object?)null).Seam);
        var pricing = chaos.Twin(new Fake<IPricing>().Answer(nameof(IPricing.Price), Money.Zero(Currency.EUR)).Seam);
        for (var time = 0; time < times; time++)
        {
            await Record.ExceptionAsync(async () => await rates.FindAsync(Currency.CNY, Currency.EUR, Token));
            for (var other = 0; other < others; other++)
            {
                Record.Exception(() => pricing.Price(new TenantId("lotus"), Money.Zero(Currency.CNY), 1, new ExchangeRate(Currency.CNY, Currency.EUR, 1m, "test", DateTimeOffset.UnixEpoch)));
            }
        }
    }

    private static async Task PublishAsync(IEventBus bus, params EventEnvelope[] envelopes)
    {
        foreach (var envelope in envelopes)
        {
            await bus.PublishAsync(envelope, Token);
        }
    }

    private static EventEnvelope Envelope(char aggregate, int version) => new()
    {
        Id = new EventId(new SeededIdGenerator((aggregate * 100) + version).NewValue()),
        Type = aggregate.ToString(),
        Tenant = new TenantId("lotus"),
        Aggregate = new AggregateKey(AggregateKind.Order, new SeededIdGenerator(aggregate).NewValue()),
        Version = version,
        OccurredAt = DateTimeOffset.UnixEpoch,
        Correlation = "test",
        Data = "{}",
    };

    private static IEnumerable<string> Arrived(Fake<IEventBus> bus) => bus.Calls.Select(Name);

    private static string Name(SeamCall call) => call.Argument<EventEnvelope>() is var envelope ? FormattableString.Invariant($"{envelope.Type}{envelope.Version}") : string.Empty;
}
