using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ReverseBuy.Messaging;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Benchmarks.Publishing;

/// <summary>ReverseBuy on PostgreSQL and RabbitMQ, with one tenant whose outbox is filled and emptied. Nothing consumes: the queues keep what they are given.</summary>
internal sealed class OutboxHost : IAsyncDisposable
{
    public const string Prefix = "rbbench";
    public const int Partitions = 8;
    private const string Control = "rbbench_control";
    private static readonly TenantId Tenant = new("anna");

    private readonly ServiceProvider _services;

    private OutboxHost()
    {
        var services = new ServiceCollection();
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.AddReverseBuy(options => (options.Messaging.BatchSize, options.Messaging.RunWorkers) = (1_000, false))
            .UsePostgreSql(options => (options.ConnectionString, options.TenantDatabasePrefix) = (Servers.PostgreSql(Control), Prefix + "_"))
            .UseRabbitMQ(options => (options.Uri, options.Prefix, options.Partitions) = (Servers.RabbitMQ, Prefix, Partitions));
        _services = services.BuildServiceProvider();
    }

    private static string Database => $"{Prefix}_{Tenant}";

    public static async Task<OutboxHost> StartAsync()
    {
        await RemoveAsync();
        await Servers.AskAsync("postgres", $"CREATE DATABASE {Control}");
        var host = new OutboxHost();
        foreach (var service in host._services.GetServices<IHostedService>().OfType<IHostedLifecycleService>())
        {
            await service.StartingAsync(CancellationToken.None);
        }

        await host._services.GetRequiredService<ITenants>().OnboardAsync(Tenant, "Anna");
        return host;
    }

    /// <summary>Events of 10,000 orders, one of each after the other, as if many customers were busy at once.</summary>
    public static Task FillAsync(int events) => Servers.AskAsync(
        Database,
        $$"""
        INSERT INTO outbox (failures, is_parked, event_id, type, aggregate_kind, aggregate, version, occurred_at, correlation, data)
        SELECT 0, false, gen_random_uuid(), 'reversebuy.order.paid.v1', 'Order', md5((n % 10000)::text)::uuid, n / 10000 + 1, {{DateTimeOffset.UtcNow.UtcTicks}}, 'bench/' || n,
          '{"order":"' || md5((n % 10000)::text) || '","amount":"EUR 19.90","capture":"' || md5(n::text) || '"}'
        FROM generate_series(0, {{events - 1}}) AS n;
        ANALYZE outbox
        """);

    public async Task EmptyAsync()
    {
        var worker = _services.GetServices<ITenantWorker>().Single(worker => worker.Name == WorkerNames.Outbox);
        while (await worker.RunAsync(Tenant, CancellationToken.None) is not null)
        {
            // The next batch.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await RemoveAsync();
    }

    private static async Task RemoveAsync()
    {
        await Servers.AskAsync("postgres", $"DROP DATABASE IF EXISTS {Control} WITH (FORCE)");
        await Servers.AskAsync("postgres", $"DROP DATABASE IF EXISTS {Database} WITH (FORCE)");
    }
}
