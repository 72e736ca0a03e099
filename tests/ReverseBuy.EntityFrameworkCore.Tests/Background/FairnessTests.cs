using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Npgsql;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.EntityFrameworkCore.Tests.HostTransactions;
using ReverseBuy.EntityFrameworkCore.Tests.PostgreSql;
using ReverseBuy.Inventory;
using ReverseBuy.Messaging;
using ReverseBuy.Orders;
using ReverseBuy.Servers;
using ReverseBuy.Tenancy;
using ReverseBuy.Testing.Suites;

namespace ReverseBuy.EntityFrameworkCore.Tests.Background;

/// <summary>
/// 51 tenants' databases under one host, of which one is on a server that is down, one takes no writes, one answers late, one is damaged and one has a poison event. In a full run the clock is the
/// real one, and times are compared; else it is turned.
/// </summary>
public sealed class FairnessTests(PostgreSqlServer server) : IAsyncLifetime
{
    private const string StoppedServer = "stopped";
    private const string SlowServer = "slow";

    private static readonly int Rounds = FullRun.IsAsked ? 6 : 1;
    private static readonly TenantId[] Tenants = [.. Enumerable.Range(10, 51).Select(number => new TenantId(string.Create(CultureInfo.InvariantCulture, $"t{number}")))];
    private static readonly (TenantId Stopped, TenantId ReadOnly, TenantId Slow, TenantId Damaged, TenantId Poisoned) Sick = (Tenants[7], Tenants[19], Tenants[31], Tenants[37], Tenants[43]);
    private static readonly TenantId[] Ill = [Sick.Stopped, Sick.ReadOnly, Sick.Slow, Sick.Damaged, Sick.Poisoned];
    private static readonly TenantId[] Others = [.. Tenants.Except(Ill)];
    private static readonly SkuId Dress = new(new ListingId(new MarketplaceId("shelf"), "1"), "red");

    private readonly PostgreSqlSite _site = new();
    private readonly TurnedClock? _clock = FullRun.IsAsked ? null : new TurnedClock(TimeSpan.FromMilliseconds(100));
    private readonly LagRecorder _recorder = new();
    private readonly WorkerReports _reports = new();
    private CuttingProxy? _stopped;
    private CuttingProxy? _slow;
    private BackgroundHost? _host;
    private int _orders;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private BackgroundHost Host => _host!;

    public async ValueTask InitializeAsync()
    {
        server.Require();
        (_stopped, _slow) = (new CuttingProxy(PostgreSqlServer.Port), new CuttingProxy(PostgreSqlServer.Port));
        await _site.CreateDatabasesAsync(Tenants);
        _host = NewHost();
        foreach (var tenant in Tenants)
        {
            var place = tenant == Sick.Stopped ? StoppedServer : tenant == Sick.Slow ? SlowServer : null;
            await Host.Life.ProvisionAsync(new NewTenant(tenant, tenant.Value) { Server = place }, Token);
        }

        await Host.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
            await _stopped!.DisposeAsync();
            await _slow!.DisposeAsync();
        }

        _reports.Dispose();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task The_46_others_do_not_notice_who_is_sick_is_told_of_and_catches_up_by_itself()
    {
        if (FullRun.IsAsked)
        {
            await PlayAsync(Tenants, rounds: 1); // everything is opened and compiled before times are taken
        }

        var before = await PlayAsync(Tenants, Rounds);

        await FallSickAsync();
        var during = await PlayAsync(Others, Rounds);
        await UntilAsync("all that are sick are told of", () => Task.FromResult(IsToldOfAll()));
        Assert.DoesNotContain(_reports.Told, told => told.Event is 5001 or 5101 && Others.Any(other => told.Text.Contains($"tenant {other}", StringComparison.Ordinal)));

        await MendAsync();
        await UntilAsync("nothing is left of what waited", async () => await CountWaitingAsync() == 0);
        var after = await PlayAsync(Tenants, Rounds);

        var well = Max(Median(before), Median(after));
        var told = $"Medians: before {Median(before)}, during {Median(during)}, after {Median(after)}.";
        TestContext.Current.TestOutputHelper?.WriteLine(told);
        Assert.All(during.GroupBy(lag => lag.Tenant), tenant => Assert.Equal(Rounds, tenant.Count()));
        if (FullRun.IsAsked)
        {
            // Times are compared where nothing else runs beside it; in every run all orders of the others have to go through while five are sick.
            Assert.True(Median(during) <= 2 * well, told);
            Assert.All(during.GroupBy(lag => lag.Tenant), tenant => Assert.True(Median([.. tenant]) <= 2 * Max(well, Median(during)), $"Tenant {tenant.Key}: {Median([.. tenant])}. {told}"));
        }
    }

    /// <summary>In each round every tenant has a new order, and one after the other their events are handled; nothing is left in their outboxes.</summary>
    private async Task<IReadOnlyList<(TenantId Tenant, TimeSpan Lag)>> PlayAsync(TenantId[] tenants, int rounds)
    {
        _recorder.Clear();
        var lags = new List<(TenantId Tenant, TimeSpan Lag)>();
        for (var round = 0; round < rounds; round++)
        {
            foreach (var tenant in tenants)
            {
                await PlaceAsync(tenant);
            }

            var handled = _recorder.WaitAsync(tenants, Token);
            await UntilAsync("every new order's event is handled", () => Task.FromResult(handled.IsCompleted));
            lags.AddRange(await handled);
        }

        foreach (var tenant in tenants)
        {
            await UntilAsync($"the outbox of {tenant} is empty", async () => await CountAsync(tenant) == 0);
        }

        return lags;
    }

    private async Task PlaceAsync(TenantId tenant)
    {
        var request = new PlaceOrder(new CustomerId("maria"), [new VerificationLine(Dress, 2, new Money(10, Currency.CNY))], Currency.EUR);
        var command = new Command(new IdempotencyKey(string.Create(CultureInfo.InvariantCulture, $"place-{_orders++}")), new Actor(ActorKind.Customer, "maria"));
        using (Host.Services.GetRequiredService<ITenantScopeFactory>().Enter(tenant))
        {
            Assert.IsType<PlaceOrderResult.Placed>(await Host.Services.GetRequiredService<IOrders>().PlaceAsync(request, command, Token));
        }
    }

    private async Task FallSickAsync()
    {
        // Each has something to do, which is still undone when the database fails.
        _recorder.Poison(Ill);
        foreach (var tenant in Ill)
        {
            await PlaceAsync(tenant);
        }

        _stopped!.IsClosed = true;
        _stopped.Cut();
        _slow!.Delay = TimeSpan.FromMilliseconds(200);
        await _site.ExecuteAsync($"ALTER DATABASE \"{_site.Prefix}{Sick.ReadOnly}\" SET default_transaction_read_only = on");
        await _site.ExecuteAsync("ALTER TABLE outbox RENAME TO outbox_damaged", _site.Prefix + Sick.Damaged.Value);
        await DisconnectAsync(Sick.ReadOnly);
        _recorder.Poison([Sick.Poisoned]);
    }

    private async Task MendAsync()
    {
        _recorder.Poison([]);
        _stopped!.IsClosed = false;
        _slow!.Delay = TimeSpan.Zero;
        await _site.ExecuteAsync($"ALTER DATABASE \"{_site.Prefix}{Sick.ReadOnly}\" RESET default_transaction_read_only");
        await _site.ExecuteAsync("ALTER TABLE outbox_damaged RENAME TO outbox", _site.Prefix + Sick.Damaged.Value);
        await DisconnectAsync(Sick.ReadOnly);
    }

    private bool IsToldOfAll() =>
        _reports.Has(5001, Sick.Stopped, "cannot be reached")
        && _reports.Has(5001, Sick.ReadOnly, "takes no writes")
        && _reports.Has(5001, Sick.Damaged, "damaged")
        && _reports.Has(5010, Sick.Slow, "its database, a handler or what that calls is slow")
        && _reports.Has(5101, Sick.Poisoned, "could not be published");

    private async Task<int> CountWaitingAsync()
    {
        var waiting = 0;
        foreach (var tenant in Ill)
        {
            waiting += await CountAsync(tenant);
        }

        return waiting;
    }

    private async Task<int> CountAsync(TenantId tenant)
    {
        while (true)
        {
            try
            {
                await using var view = await Host.Storage.ReadAsync(tenant, Token);
                return await view.Outbox.CountAsync(Token);
            }
            catch (Exception exception) when (exception is NpgsqlException || exception.InnerException is NpgsqlException)
            {
                // A connection that was ended while nobody used it; the next one is another.
            }
        }
    }

    private Task DisconnectAsync(TenantId tenant) =>
        _site.ExecuteAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{_site.Prefix}{tenant}'");

    private async Task UntilAsync(string what, Func<Task<bool>> isSo)
    {
        if (_clock is not null)
        {
            await _clock.UntilAsync(what, isSo);
            return;
        }

        while (!await isSo())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, Token);
        }
    }

    private BackgroundHost NewHost() => new(
        _site,
        options =>
        {
            options.ConnectionString = _site.ConnectionString(_site.ControlDatabase);
            options.Servers[StoppedServer] = string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={_stopped!.Port};Username=postgres");
            options.Servers[SlowServer] = string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={_slow!.Port};Username=postgres");
        },
        builder =>
        {
            builder.Services.AddSingleton(_recorder);
            builder.Services.AddSingleton<ILoggerProvider>(_reports);
            builder.Services.AddSingleton(_clock?.Time ?? TimeProvider.System);
            builder.Services.AddSingleton<IOrderVerification, ConfirmingVerification>();
            builder.AddConnector(new ConnectorDescriptor { Marketplace = Dress.Listing.Marketplace, DisplayName = "Shelf", Capabilities = ConnectorCapabilities.None });
            builder.AddEventHandler<OrderPlaced, LagRecorder>("lag");
        },
        options =>
        {
            options.Messaging.Parallelism = 2;
            options.Warehouses.Add(Guangzhou);
            options.Orders.Rates.Add(new ExchangeRate(Currency.CNY, Currency.EUR, 0.125m, "test", DateTimeOffset.UnixEpoch));
        });

    private static WarehouseAddress Guangzhou { get; } = new()
    {
        Warehouse = new WarehouseId("gz"),
        Province = "广东省",
        City = "广州市",
        District = "白云区",
        Street = "机场路 1 号",
        DistrictCode = "440111",
        PostalCode = "510000",
        ContactName = "仓库",
        ContactPhone = "13800000000",
    };

    private static TimeSpan Median(IReadOnlyList<(TenantId Tenant, TimeSpan Lag)> lags) => lags.Select(lag => lag.Lag).Order().ElementAt(lags.Count / 2);

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
