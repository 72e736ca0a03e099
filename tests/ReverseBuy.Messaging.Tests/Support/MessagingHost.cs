using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using ReverseBuy.Health;
using ReverseBuy.Messaging.Scheduling;
using ReverseBuy.Orders;
using ReverseBuy.Payments;
using ReverseBuy.Storage;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Messaging.Tests.Support;

/// <summary>ReverseBuy in memory, with two tenants. Nothing runs by itself until the scheduler is started.</summary>
internal sealed class MessagingHost : IAsyncDisposable
{
    public static readonly TenantId Alice = new("alice");
    public static readonly TenantId Bob = new("bob");

    private readonly ServiceProvider _services;
    private readonly Stack<BackgroundService> _started = new();
    private TenantScheduler? _scheduler;
    private int _effects;

    private MessagingHost(Action<MessagingHost, IServiceCollection> arrange, Action<MessagingOptions>? configure)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Time);
        services.AddLogging(logging => logging.AddProvider(Log).SetMinimumLevel(LogLevel.Debug));
        services.AddReverseBuy(options => configure?.Invoke(options.Messaging)).UseInMemory();
        services.Decorate<ITenantStorage>(inner => Storage = new CrashingStorage(inner));
        arrange(this, services);
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        _ = _services.GetRequiredService<ITenantStorage>();
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero));

    public LogRecords Log { get; } = new();

    /// <summary>The storage, which crashes when it is told to.</summary>
    public CrashingStorage Storage { get; private set; } = null!;

    public IEventDispatcher Dispatcher => _services.GetRequiredService<IEventDispatcher>();

    /// <summary>What decides which process does what; hosts that share it are two processes.</summary>
    public ILeases Leases => _services.GetRequiredService<ILeases>();

    /// <summary>How many workers are left to another process for now.</summary>
    public int LeftToOthers => _services.GetRequiredService<WorkQueue>().Slots.Count(slot => slot.OthersUntil > Time.GetUtcNow());

    /// <summary>How many workers are kept in mind.</summary>
    public int KeptInMind => _services.GetRequiredService<WorkQueue>().Slots.Count;

    /// <summary>Whether a worker waits for its turn or has it.</summary>
    public bool IsBusy => _services.GetRequiredService<WorkQueue>().Slots.Any(slot => slot.IsBusy);

    /// <summary>The tenants as they are stored; hosts that share them are two processes.</summary>
    public ITenantStore TenantStore => _services.GetRequiredService<ITenantStore>();

    /// <summary>The doorbell between processes.</summary>
    public IDoorbellStore Doorbells => _services.GetRequiredService<IDoorbellStore>();

    public IDoorbell Doorbell => _services.GetRequiredService<IDoorbell>();

    public IBackgroundWork BackgroundWork => _services.GetRequiredService<IBackgroundWork>();

    public IHealthProbe Health => _services.GetServices<IHealthProbe>().Single(probe => probe.Name == "background-work");

    public IParkedWork ParkedWork => _services.GetRequiredService<IParkedWork>();

    public ICurrentTenant Current => _services.GetRequiredService<ICurrentTenant>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<MessagingHost> CreateAsync(
        Action<MessagingHost, IServiceCollection>? arrange = null, Action<MessagingOptions>? configure = null)
    {
        var host = new MessagingHost(arrange ?? ((_, _) => { }), configure);
        await host.OnboardAsync(Alice);
        await host.OnboardAsync(Bob);
        return host;
    }

    public async Task OnboardAsync(TenantId tenant) => await _services.GetRequiredService<ITenants>().OnboardAsync(tenant, tenant.Value, Token);

    public IDisposable Enter(TenantId tenant) => _services.GetRequiredService<ITenantScopeFactory>().Enter(tenant);

    public async Task StartAsync()
    {
        foreach (var service in _services.GetServices<IHostedService>().OfType<BackgroundService>().Where(service => service.GetType().Assembly == typeof(TenantScheduler).Assembly))
        {
            await service.StartAsync(Token);
            _started.Push(service);
        }

        _scheduler = _started.OfType<TenantScheduler>().Single();
    }

    /// <summary>Stops background work in the order in which a host does.</summary>
    public async Task StopAsync(CancellationToken? shutdown = null)
    {
        while (_started.TryPop(out var service))
        {
            await service.StopAsync(shutdown ?? Token);
        }
    }

    public async Task WhenSchedulerEndsAsync() => await _scheduler!.ExecuteTask!.WaitAsync(Token);

    /// <summary>One run of the outbox worker, as the scheduler makes it.</summary>
    public ValueTask<DateTimeOffset?> RunOutboxAsync(CancellationToken? cancellationToken = null) => RunAsync(WorkerNames.Outbox, cancellationToken);

    /// <summary>One run of the worker that deletes what was kept long enough.</summary>
    public ValueTask<DateTimeOffset?> RunPruningAsync() => RunAsync(WorkerNames.Pruning, null);

    /// <summary>One run of the worker that fires timers, as the scheduler makes it.</summary>
    public ValueTask<DateTimeOffset?> RunTimersAsync(CancellationToken? cancellationToken = null) => RunAsync(WorkerNames.Timers, cancellationToken);

    public EventEnvelope NewPlaced(OrderId order, int version, TenantId? tenant = null) =>
        NewEnvelope(new OrderPlaced(order), AggregateKey.Of(order), version, tenant ?? Alice);

    public EventEnvelope NewEnvelope(IReverseBuyEvent @event, AggregateKey aggregate, int version, TenantId tenant)
    {
        var (type, data) = _services.GetRequiredService<EventCatalogue>().Write(@event);
        return new EventEnvelope
        {
            Id = _services.GetRequiredService<IIdGenerator>().NewId<EventId>(),
            Type = type,
            Tenant = tenant,
            Aggregate = aggregate,
            Version = version,
            OccurredAt = Time.GetUtcNow(),
            Correlation = "test",
            Data = data,
        };
    }

    public OrderId NewOrder() => _services.GetRequiredService<IIdGenerator>().NewId<OrderId>();

    /// <summary>Commits events to the outbox.</summary>
    public async Task RaiseAsync(params IEnumerable<EventEnvelope> envelopes)
    {
        foreach (var group in envelopes.GroupBy(envelope => envelope.Tenant))
        {
            await WriteAsync(group.Key, async unitOfWork =>
            {
                foreach (var envelope in group)
                {
                    await unitOfWork.Outbox.AddAsync(envelope, Token);
                }
            });
        }
    }

    public async Task WriteAsync(TenantId tenant, Func<ITenantUnitOfWork, Task> write)
    {
        await using var unitOfWork = await Storage.Inner.BeginAsync(tenant, Token);
        await write(unitOfWork);
        await unitOfWork.CommitAsync(Token);
    }

    public async Task<T> ReadAsync<T>(Func<ITenantView, ValueTask<T>> read, TenantId? tenant = null)
    {
        await using var view = await Storage.Inner.ReadAsync(tenant ?? Alice, Token);
        return await read(view);
    }

    public Task<int> CountOutboxAsync() => ReadAsync(view => view.Outbox.CountAsync(Token));

    public async Task<IReadOnlyList<string>> ListMarksAsync(EventId id) =>
        [.. (await ReadAsync(view => view.Inbox.ListAsync([id], Token))).Select(mark => mark.Handler)];

    /// <summary>An effect that would be there twice if the handler's work were committed twice.</summary>
    public ValueTask AddEffectAsync(ITenantUnitOfWork unitOfWork, EventEnvelope envelope, string handler) => unitOfWork.Money.AddAsync(
        new MoneyEntry
        {
            Customer = new CustomerId("customer"),
            For = envelope.Aggregate,
            Kind = MoneyEntryKind.Charge,
            Amount = new Money(envelope.Version, Currency.EUR),
            Reference = string.Create(CultureInfo.InvariantCulture, $"{handler}/{envelope.Version}/{Interlocked.Increment(ref _effects)}"),
            At = Time.GetUtcNow(),
        },
        Token);

    /// <summary>The committed effects on an aggregate, as <c>handler/version</c>, in the order of their commits.</summary>
    public async Task<IReadOnlyList<string>> ListEffectsAsync(AggregateKey aggregate) =>
        [.. (await ReadAsync(view => view.Money.ListAsync(aggregate, Token))).Select(entry => entry.Reference[..entry.Reference.LastIndexOf('/')])];

    /// <summary>An effect that would be there twice if a timer's firing were committed twice.</summary>
    public ValueTask AddEffectAsync(ITenantUnitOfWork unitOfWork, BusinessTimer timer, string what) => unitOfWork.Money.AddAsync(
        new MoneyEntry
        {
            Customer = new CustomerId("customer"),
            For = timer.Key.Aggregate,
            Kind = MoneyEntryKind.Charge,
            Amount = new Money(1, Currency.EUR),
            Reference = string.Create(CultureInfo.InvariantCulture, $"{what}/{Interlocked.Increment(ref _effects)}"),
            At = Time.GetUtcNow(),
        },
        Token);

    /// <summary>Commits a timer.</summary>
    public Task SetTimerAsync(TimerKey key, DateTimeOffset dueAt, string payload = "") =>
        WriteAsync(Alice, unitOfWork => unitOfWork.Timers.SetAsync(key, dueAt, payload, Token).AsTask());

    public Task<BusinessTimer?> FindTimerAsync(TimerKey key) => ReadAsync(view => view.Timers.FindAsync(key, Token));

    public async ValueTask DisposeAsync()
    {
        await StopAsync(CancellationToken.None);

        // One that was stopped before it began is cancelled.
        await (_scheduler?.ExecuteTask ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        await _services.DisposeAsync();
    }

    private ValueTask<DateTimeOffset?> RunAsync(string name, CancellationToken? cancellationToken) =>
        _services.GetServices<ITenantWorker>().Single(worker => worker.Name == name).RunAsync(Alice, cancellationToken ?? Token);
}
