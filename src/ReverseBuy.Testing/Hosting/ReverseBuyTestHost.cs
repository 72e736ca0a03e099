using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using ReverseBuy.Buying;
using ReverseBuy.Connectors;
using ReverseBuy.Messaging;
using ReverseBuy.Orders;
using ReverseBuy.Sandbox;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Testing;

/// <summary>
/// ReverseBuy as a host has it, for tests: simulated marketplaces on a real socket, storage in memory, one tenant that is let in everywhere, and one clock for all of
/// it that only the test moves. Background work is done when the test says so, and nothing else waits. For one test at a time.
/// </summary>
public sealed class ReverseBuyTestHost : IAsyncDisposable
{
    private const int Rounds = 500;

    private readonly ServiceProvider _services;
    private readonly TestDoorbell _doorbell;
    private readonly ReverseBuyTestHostOptions _options;
    private readonly Chaos? _chaos;

    private ReverseBuyTestHost(SandboxHost sandbox, FakeTimeProvider time, ReverseBuyTestHostOptions options)
    {
        (Sandbox, Time, _doorbell, _options) = (sandbox, time, new TestDoorbell(time), options);
        Marketplaces = sandbox.CreateClient();
        _chaos = options.ChaosSeed is { } seed ? new Chaos(seed, PassAsync) : null;
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(time);
        services.AddSingleton<IDoorbell>(_doorbell);
        services.AddSingleton<ICallBudgets, FreeBudgets>();
        services.AddSingleton<IIdGenerator>(new SeededIdGenerator(options.ChaosSeed ?? 0));
        services.AddTransportFaults(Faults);
        var builder = services.AddReverseBuy(reverseBuy =>
        {
            reverseBuy.SingleTenant = Tenant;
            reverseBuy.Warehouses.Add(Warehouse);
            reverseBuy.Orders.Rates.Add(new ExchangeRate(Currency.CNY, Currency.EUR, 0.125m, "test", time.GetUtcNow()));
            reverseBuy.Messaging.RunWorkers = false;
            options.Apply(reverseBuy);
        });
        builder.UseInMemory();
        options.Apply(builder, sandbox, _chaos);
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    /// <summary>The only tenant; services need no scope to be called for it.</summary>
    public static TenantId Tenant { get; } = new("test");

    /// <summary>The account that it has at each marketplace.</summary>
    public static BuyingAccountId Account { get; } = new("main");

    /// <summary>Where its goods are sent.</summary>
    public static WarehouseAddress Warehouse { get; } = new()
    {
        Warehouse = new WarehouseId("gz"),
        Province = "广东省",
        City = "广州市",
        District = "白云区",
        Street = "机场路 1 号",
        DistrictCode = "440111",
        PostalCode = "510000",
        ContactName = "仓库",
        ContactPhone = "13000000000",
    };

    /// <summary>The simulator.</summary>
    public SandboxHost Sandbox { get; }

    /// <summary>Looks into the marketplaces and changes them: prices, stock, faults, orders.</summary>
    public SandboxClient Marketplaces { get; }

    /// <summary>The clock of host and marketplaces.</summary>
    public FakeTimeProvider Time { get; }

    /// <summary>What goes wrong on the way to the marketplaces.</summary>
    public TransportFaults Faults { get; } = new();

    /// <summary>What goes wrong at the seams.</summary>
    /// <exception cref="InvalidOperationException">The host was started without <see cref="ReverseBuyTestHostOptions.WithChaos"/>.</exception>
    public Chaos Chaos => _chaos ?? throw new InvalidOperationException("The host has no chaos. Start it with options => options.WithChaos(seed).");

    /// <summary>The services of the host.</summary>
    public IServiceProvider Services => _services;

    /// <summary>Starts it with connectors at the simulator.</summary>
    /// <param name="connect">Adds the connectors, at the simulator. Let them repeat nothing (<c>Calls.Resilience.Retries = 0</c>): between two tries a call waits for the clock.</param>
    /// <param name="configure">Changes the options; one rate, from yuan to euro, and one warehouse are there already.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The host; dispose it after use.</returns>
    /// <exception cref="ConfigurationException">It is put together wrongly; the message says what to do.</exception>
    public static Task<ReverseBuyTestHost> StartAsync(
        Action<IReverseBuyBuilder, SandboxHost> connect, Action<ReverseBuyOptions>? configure = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(connect);
        return StartAsync(options => options.Connect(connect).Configure(configure ?? (_ => { })), cancellationToken);
    }

    /// <summary>Starts it with connectors, fakes and chaos.</summary>
    /// <param name="configure">Says what it is put together of.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The host; dispose it after use.</returns>
    /// <exception cref="ConfigurationException">It is put together wrongly; the message says what to do.</exception>
    public static async Task<ReverseBuyTestHost> StartAsync(Action<ReverseBuyTestHostOptions> configure, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var options = new ReverseBuyTestHostOptions();
        configure(options);
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        var sandbox = await SandboxHost.StartAsync(new SandboxOptions { TimeProvider = time }, cancellationToken).ConfigureAwait(false);
        ReverseBuyTestHost? host = null;
        try
        {
            host = new ReverseBuyTestHost(sandbox, time, options);
            await host.BeginAsync(cancellationToken).ConfigureAwait(false);
            return host;
        }
        catch
        {
            if (host is null)
            {
                await sandbox.DisposeAsync().ConfigureAwait(false);
            }
            else
            {
                await host.DisposeAsync().ConfigureAwait(false);
            }

            throw;
        }
    }

    /// <summary>Gets a service of the host, such as <c>IOrders</c>.</summary>
    /// <typeparam name="TService">The service.</typeparam>
    /// <returns>The service.</returns>
    public TService Get<TService>()
        where TService : notnull => _services.GetRequiredService<TService>();

    /// <summary>Moves the clock, and does the background work that is due by then.</summary>
    /// <param name="by">By how much.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A task that ends when nothing is left to do.</returns>
    public Task AdvanceAsync(TimeSpan by, CancellationToken cancellationToken = default)
    {
        Time.Advance(by);
        if (_chaos is not null)
        {
            // A ring that was lost is made up for by the sweep, as in every host.
            RingAll();
        }

        return WorkAsync(cancellationToken);
    }

    /// <summary>Does all background work that is due: events are delivered, purchases made and asked for, timers fired.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A task that ends when nothing is left to do at this moment.</returns>
    /// <exception cref="InvalidOperationException">There is always something left to do: two handlers keep each other busy, or the like.</exception>
    public async Task WorkAsync(CancellationToken cancellationToken = default)
    {
        var workers = _services.GetServices<ITenantWorker>().ToDictionary(worker => worker.Name, StringComparer.Ordinal);
        Exception? failure = null;
        for (var round = 0; round < Rounds; round++)
        {
            var isSettled = _chaos is null || await _chaos.SettleAsync(cancellationToken).ConfigureAwait(false);
            var due = _doorbell.TakeDue();
            if (due.Count == 0 && isSettled)
            {
                return;
            }

            foreach (var (tenant, name) in due)
            {
                failure = await RunAsync(workers[name], tenant, cancellationToken).ConfigureAwait(false) ?? failure;
            }
        }

        throw new InvalidOperationException(
            $"After {Rounds} rounds the background still has something to do. Look for handlers that keep each other busy. {_chaos}", failure);
    }

    /// <summary>Stops host and marketplaces.</summary>
    /// <returns>A task that ends when both have stopped.</returns>
    public async ValueTask DisposeAsync()
    {
        Marketplaces.Dispose();
        await _services.DisposeAsync().ConfigureAwait(false);
        await Sandbox.DisposeAsync().ConfigureAwait(false);
    }

    private async Task BeginAsync(CancellationToken cancellationToken)
    {
        foreach (var check in _services.GetServices<IHostedService>().OfType<IHostedLifecycleService>())
        {
            await check.StartingAsync(cancellationToken).ConfigureAwait(false);
        }

        var tenants = Get<ITenants>();
        await tenants.OnboardAsync(Tenant, "Test", cancellationToken).ConfigureAwait(false);
        foreach (var connector in Get<IConnectors>().All)
        {
            await tenants.ConnectAccountAsync(Tenant, connector.Marketplace, Account, new AccountCredentials("sandbox-token"), new Actor(ActorKind.Host, "test"), cancellationToken).ConfigureAwait(false);
        }

        RingAll();
        if (_chaos is not null)
        {
            _options.Begin(_chaos);
        }
    }

    private void RingAll()
    {
        foreach (var worker in _services.GetServices<ITenantWorker>())
        {
            _doorbell.Ring(Tenant, worker.Name);
        }
    }

    /// <returns>Why it failed, where that was to be expected and it is run again.</returns>
    private async Task<Exception?> RunAsync(ITenantWorker worker, TenantId tenant, CancellationToken cancellationToken)
    {
        try
        {
            if (await worker.RunAsync(tenant, cancellationToken).ConfigureAwait(false) is { } next)
            {
                _doorbell.RingAt(tenant, worker.Name, next);
            }

            return null;
        }
        catch (Exception exception) when (_chaos is not null && !cancellationToken.IsCancellationRequested)
        {
            _doorbell.Ring(tenant, worker.Name);
            return exception;
        }
    }

    // On a clock that stands still a delayed call would wait for ever: it takes the time itself.
    private ValueTask PassAsync(TimeSpan delay, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Time.Advance(delay);
        return ValueTask.CompletedTask;
    }
}
