using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using ReverseBuy.Health;
using ReverseBuy.Messaging;
using ReverseBuy.Orders;
using ReverseBuy.Storage;
using ReverseBuy.Tenancy;

namespace ReverseBuy.AspNetCore.Tests.Health;

/// <summary>A host whose health is asked for, on a storage of a test's choice. Each answer counts once only, unless a test says otherwise.</summary>
internal sealed class HealthSite : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("reversebuy-health-");

    public HealthSite(Action<IReverseBuyBuilder, string> store, Action<HealthOptions>? configure = null, Action<IServiceCollection>? arrange = null, TimeProvider? time = null)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(time ?? Time);
        services.AddDataProtection().SetApplicationName("tests").PersistKeysToFileSystem(_folder.CreateSubdirectory("keys"));
        var builder = services.AddReverseBuy(options => options.Messaging.RunWorkers = false);
        store(builder, _folder.FullName);
        builder.AddHealthChecks(options =>
        {
            options.Freshness = TimeSpan.Zero;
            configure?.Invoke(options);
        });
        arrange?.Invoke(services);
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 26, 8, 0, 0, TimeSpan.Zero));

    public IServiceProvider Services => _services;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static void InMemory(IReverseBuyBuilder builder, string folder) => builder.UseInMemory();

    public async Task StartAsync(params IEnumerable<string> tenants)
    {
        foreach (var service in _services.GetServices<IHostedService>().OfType<IHostedLifecycleService>())
        {
            await service.StartingAsync(Token);
        }

        foreach (var tenant in tenants)
        {
            await _services.GetRequiredService<ITenants>().OnboardAsync(new TenantId(tenant), tenant, Token);
        }
    }

    public async Task<HealthReportEntry> ReadAsync(string check)
    {
        var report = await _services.GetRequiredService<HealthCheckService>().CheckHealthAsync(registration => registration.Name == $"reversebuy-{check}", Token);
        return Assert.Single(report.Entries).Value;
    }

    /// <summary>Asks, and lets time pass until the answer is there.</summary>
    public async Task<HealthReportEntry> ReadWhileTimePassesAsync(string check)
    {
        var reading = ReadAsync(check);
        for (var turns = 0; !reading.IsCompleted; turns++)
        {
            Assert.True(turns < 2_000, "No answer came.");
            Time.Advance(TimeSpan.FromMilliseconds(250));
            await Task.Delay(TimeSpan.FromMilliseconds(5), Token);
        }

        return await reading;
    }

    /// <summary>Stores an event that is not published yet.</summary>
    public async Task RaiseAsync(TenantId tenant, bool isParked = false)
    {
        var order = _services.GetRequiredService<IIdGenerator>().NewId<OrderId>();
        var (type, data) = _services.GetRequiredService<EventCatalogue>().Write(new OrderPlaced(order));
        await using var unit = await _services.GetRequiredService<ITenantStorage>().BeginAsync(tenant, Token);
        var envelope = new EventEnvelope
        {
            Id = _services.GetRequiredService<IIdGenerator>().NewId<EventId>(),
            Type = type,
            Tenant = tenant,
            Aggregate = AggregateKey.Of(order),
            Version = 1,
            OccurredAt = Time.GetUtcNow(),
            Correlation = "test",
            Data = data,
        };
        await unit.Outbox.AddAsync(envelope, Token);
        await unit.CommitAsync(Token);
        if (isParked)
        {
            await using var second = await _services.GetRequiredService<ITenantStorage>().BeginAsync(tenant, Token);
            var message = (await second.Outbox.ListReadyAsync(Time.GetUtcNow(), 100, Token)).Single(message => message.Envelope.Id == envelope.Id);
            await second.Outbox.FailAsync(message with { Failures = 12, IsParked = true }, "handler.failed: the shop of Li Lei", Token);
            await second.CommitAsync(Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
