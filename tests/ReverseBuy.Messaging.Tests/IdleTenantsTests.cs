using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ReverseBuy.Messaging.Tests.Support;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Messaging.Tests;

/// <summary>Nothing is kept of a tenant that is idle, and nothing of what is to be done for it is lost: by the doorbell of all processes, and behind it the sweep.</summary>
public sealed class IdleTenantsTests : IAsyncLifetime
{
    private const string Worker = "test";

    /// <summary>More than a process visits when it starts.</summary>
    private const int Many = 150;

    /// <summary>Workers of the few tenants that the sweep has just visited; all tenants have more than a thousand.</summary>
    private const int Visited = 60;

    private static readonly TimeSpan Step = TimeSpan.FromSeconds(20);

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly List<MessagingHost> _hosts = [];

    /// <summary>What the tenants' databases know: when there is something to do.</summary>
    private readonly ConcurrentDictionary<TenantId, DateTimeOffset> _due = new();
    private readonly ConcurrentQueue<(TenantId Tenant, DateTimeOffset Due, DateTimeOffset Done)> _done = new();
    private MessagingHost _shared = null!;
    private BrittleDoorbells _doorbells = null!;
    private MessagingHost? _process;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _shared = await MessagingHost.CreateAsync();
        _hosts.Add(_shared);
        _doorbells = new BrittleDoorbells(_shared.Doorbells);
        for (var number = 0; number < Many; number++)
        {
            await _shared.OnboardAsync(Tenant(number));
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts)
        {
            await host.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_tenant_that_is_idle_leaves_nothing_and_is_served_again_when_it_is_rung_for()
    {
        var host = await StartAsync();
        await ElapseAsync(TimeSpan.FromMinutes(2));
        Assert.InRange(host.KeptInMind, 0, Visited);

        await CommitAsync(Tenant(Many - 1), _time.GetUtcNow());
        host.Doorbell.Ring(Tenant(Many - 1), Worker);
        await ElapseAsync(Step);
        Assert.Equal(Tenant(Many - 1), Assert.Single(_done).Tenant);

        // Active for an hour, and then looked at once more.
        await ElapseAsync(TimeSpan.FromMinutes(90));
        Assert.InRange(host.KeptInMind, 0, Visited);
    }

    [Fact]
    public async Task What_an_idle_tenant_has_to_do_later_is_done_at_its_moment_also_by_a_process_that_never_heard_of_it()
    {
        var first = await StartAsync();
        var due = _time.GetUtcNow() + TimeSpan.FromHours(5);
        await CommitAsync(Tenant(7), due);
        first.Doorbell.RingAt(Tenant(7), Worker, due);
        await CommitAsync(Tenant(Many - 1), due);
        first.Doorbell.RingAt(Tenant(Many - 1), Worker, due);
        await ElapseAsync(TimeSpan.FromHours(2));
        Assert.InRange(first.KeptInMind, 0, Visited);

        // It is gone, and says nothing to anybody.
        await StartAsync();
        await ElapseAsync(TimeSpan.FromHours(3) - Step);
        Assert.Empty(_done);
        await ElapseAsync(Step + Step + Step);
        Assert.Equal([Tenant(7), Tenant(Many - 1)], _done.Select(done => done.Tenant).Order(Comparer<TenantId>.Create((one, other) => string.CompareOrdinal(one.Value, other.Value))));
    }

    [Fact]
    public async Task What_was_promised_to_a_process_that_ended_is_not_waited_for_by_the_next()
    {
        var first = await StartAsync();
        await CommitAsync(Tenant(Many - 1), _time.GetUtcNow());
        await first.Doorbell.PromiseAsync(Tenant(Many - 1), [Worker], Token);

        await StartAsync();
        await ElapseAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(Tenant(Many - 1), Assert.Single(_done).Tenant);
    }

    [Fact]
    public async Task A_tenant_that_was_active_when_the_doorbell_was_lost_is_looked_at_however_long_it_is_lost()
    {
        var host = await StartAsync(options => options.SweepInterval = TimeSpan.FromDays(7));
        host.Doorbell.Ring(Tenant(Many - 1), Worker);
        await ElapseAsync(Step);

        _doorbells.IsGone = true;
        await ElapseAsync(TimeSpan.FromHours(3));
        await CommitAsync(Tenant(Many - 1), _time.GetUtcNow());
        await ElapseAsync(Step);
        Assert.Equal(Tenant(Many - 1), Assert.Single(_done).Tenant);
    }

    [Fact]
    public async Task What_nobody_rang_for_is_found_in_one_round_of_the_sweep()
    {
        await StartAsync();
        foreach (var number in new[] { 3, 77, Many - 1 })
        {
            await CommitAsync(Tenant(number), _time.GetUtcNow());
        }

        await ElapseAsync(TimeSpan.FromMinutes(15) + Step);
        Assert.Equal(3, _done.Count);
    }

    [Fact]
    public async Task Of_many_tenants_no_more_are_visited_in_a_second_than_allowed_and_each_in_its_round()
    {
        await StartAsync(options => (options.SweepInterval, options.SweepRate) = (TimeSpan.FromMinutes(1), 0.1));
        foreach (var number in Enumerable.Range(0, Many))
        {
            await CommitAsync(Tenant(number), _time.GetUtcNow() + TimeSpan.FromMinutes(1));
        }

        await ElapseAsync(TimeSpan.FromMinutes(1));
        var began = _done.Count;
        await ElapseAsync(TimeSpan.FromMinutes(10));
        Assert.InRange(_done.Count - began, 40, 62);

        // 152 with the two of every host; the first round begins where the clock says, and the second comes to all.
        await ElapseAsync(TimeSpan.FromSeconds(2 * 10 * (Many + 2)));
        Assert.Equal(Many, _done.Count);
    }

    /// <summary>
    /// Random courses: work is committed for random tenants, for now or later; rings are lost, the doorbell is out of reach, and processes are killed and followed by others. What was promised
    /// before its commit is done by its moment and a minute, unless the doorbell is lost meanwhile; what nobody was told of, in two rounds of the sweep.
    /// </summary>
    [Fact]
    public async Task In_random_courses_everything_is_found_in_the_time_that_is_promised()
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        var bound = new Dictionary<(TenantId Tenant, DateTimeOffset Due), DateTimeOffset>();
        var told = new Dictionary<(TenantId Tenant, DateTimeOffset Due), DateTimeOffset>();
        var round = TimeSpan.FromMinutes(15);
        await StartAsync();
        for (var act = 0; act < 120; act++)
        {
            var tenant = Tenant(random.Next(Many));
            switch (random.Next(10))
            {
                case < 7 when !_due.ContainsKey(tenant):
                    var now = _time.GetUtcNow();
                    var due = now + TimeSpan.FromSeconds(random.Next(3) == 0 ? 0 : random.Next(1, 3 * 3600));
                    var isTold = random.Next(3) > 0 && !_doorbells.IsGone;
                    if (isTold)
                    {
                        await _process!.Doorbell.PromiseAsync(tenant, [Worker], Token);
                    }

                    await CommitAsync(tenant, due);
                    if (isTold && random.Next(2) == 0)
                    {
                        _process!.Doorbell.RingAt(tenant, Worker, due);
                    }

                    bound[(tenant, due)] = (due > now ? due : now) + (2 * round) + (4 * Step);
                    if (isTold)
                    {
                        told[(tenant, due)] = (due > now ? due : now) + TimeSpan.FromMinutes(1) + (4 * Step);
                    }

                    break;
                case 7:
                    await StartAsync();
                    break;
                case 8:
                    _doorbells.IsGone = !_doorbells.IsGone && random.Next(3) == 0;
                    if (_doorbells.IsGone)
                    {
                        // Who was told may be gone before it is asked again.
                        told.Clear();
                    }

                    break;
                default:
                    await ElapseAsync(TimeSpan.FromMinutes(random.Next(1, 8)));
                    break;
            }
        }

        _doorbells.IsGone = false;
        await ElapseAsync(TimeSpan.FromHours(4));

        Assert.True(_due.IsEmpty, $"Seed {seed}: {_due.Count} were never found: {string.Join(", ", _due)}.");
        var late = _done.Where(done => done.Done > told.GetValueOrDefault((done.Tenant, done.Due), bound[(done.Tenant, done.Due)])).ToList();
        Assert.True(late.Count == 0, $"Seed {seed}: late were {string.Join(", ", late)}.");
        Assert.Equal(bound.Count, _done.Count);
    }

    private static TenantId Tenant(int number) => new($"t{number:000}");

    private Task CommitAsync(TenantId tenant, DateTimeOffset due)
    {
        _due[tenant] = due;
        return Task.CompletedTask;
    }

    /// <summary>Starts a process. The one before is gone: its clock stands still, and what it had in mind is lost.</summary>
    private async Task<MessagingHost> StartAsync(Action<MessagingOptions>? configure = null)
    {
        var host = await MessagingHost.CreateAsync(
            (host, services) =>
            {
                services.AddSingleton(_shared.TenantStore);
                services.AddSingleton(_shared.Leases);
                services.AddSingleton(_shared.Storage.Inner);
                services.AddSingleton<IDoorbellStore>(_doorbells);
                services.AddWorker(Worker, (tenant, token) =>
                {
                    if (!_due.TryGetValue(tenant, out var due) || host != _process || token.IsCancellationRequested)
                    {
                        return ValueTask.FromResult<DateTimeOffset?>(null);
                    }

                    if (due > host.Time.GetUtcNow())
                    {
                        return ValueTask.FromResult<DateTimeOffset?>(due);
                    }

                    if (_due.TryRemove(tenant, out _))
                    {
                        _done.Enqueue((tenant, due, host.Time.GetUtcNow()));
                    }

                    return ValueTask.FromResult<DateTimeOffset?>(null);
                });
            },
            options => configure?.Invoke(options));
        _hosts.Add(host);
        if (_process is not null)
        {
            // Its leases run out.
            _shared.Time.Advance(TimeSpan.FromSeconds(15));
        }

        _process = host;
        host.Time.SetUtcNow(_time.GetUtcNow());
        await host.StartAsync();
        await PauseAsync();
        return host;
    }

    private async Task ElapseAsync(TimeSpan time)
    {
        for (var left = time; left > TimeSpan.Zero; left -= Step)
        {
            var step = left < Step ? left : Step;
            _time.Advance(step);
            _shared.Time.Advance(step);
            _process!.Time.Advance(step);
            await PauseAsync();
        }
    }

    // What is due now is done by threads of the process; it is over when nothing changes any more.
    private async Task PauseAsync()
    {
        // A run that waits for the clock itself would never end without it.
        for (var (quiet, looks) = (0, 0); quiet < 2 && looks < 500; looks++)
        {
            var done = _done.Count;
            await Task.Delay(1, Token);

            // Whatever was begun before this has had a thread when this has had one.
            await Task.Run(static () => { }, Token);
            quiet = done == _done.Count && !_process!.IsBusy ? quiet + 1 : 0;
        }
    }
}
