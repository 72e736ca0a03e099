using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using ReverseBuy.Servers;

[assembly: AssemblyFixture(typeof(ReverseBuy.AspNetCore.Tests.Health.InstalledPostgreSql))]

namespace ReverseBuy.AspNetCore.Tests.Health;

/// <summary>What the checks say of real databases that break and come back.</summary>
public sealed class DatabaseHealthTests(InstalledPostgreSql installed)
{
    private const string Databases = "tenant-databases";

    [Fact]
    public async Task A_sqlite_file_that_is_no_database_any_more_degrades_the_host()
    {
        var data = string.Empty;
        await using var site = new HealthSite((builder, folder) => builder.UseSqlite(options => options.DataFolder = data = Path.Combine(folder, "data")), time: TimeProvider.System);
        await site.StartAsync("anna", "boris");
        Assert.Equal(HealthStatus.Healthy, (await site.ReadAsync(Databases)).Status);

        var file = Path.Combine(data, "tenants", "anna.db");
        foreach (var journal in new[] { file + "-wal", file + "-shm" })
        {
            File.Delete(journal);
        }

        await File.WriteAllBytesAsync(file, [.. Enumerable.Repeat((byte)42, 8192)], TestContext.Current.CancellationToken);

        var entry = await site.ReadAsync(Databases);
        Assert.Equal(HealthStatus.Degraded, entry.Status);
        Assert.StartsWith("1 of 2 tenants' databases that were asked cannot be read: anna (", entry.Description, StringComparison.Ordinal);
        Assert.DoesNotContain(data, entry.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_postgresql_server_that_stops_makes_the_host_unhealthy_and_healthy_again_when_it_is_back()
    {
        installed.Require();
        await using var server = PrivateServer.NewPostgreSql();
        await server.StartAsync();
        await using var site = new HealthSite(
            (builder, _) => builder.UsePostgreSql(options =>
                options.ConnectionString = $"Host=127.0.0.1;Port={server.Port};Username=postgres;Database=health_control;Password=very-secret;Timeout=5"),
            options => options.Timeout = TimeSpan.FromSeconds(10),
            time: TimeProvider.System);
        await site.StartAsync("anna", "boris");
        Assert.Equal(HealthStatus.Healthy, (await site.ReadAsync(Databases)).Status);
        Assert.Equal(HealthStatus.Healthy, (await site.ReadAsync("control-database")).Status);

        await server.CrashAsync();
        var databases = await site.ReadAsync(Databases);
        var control = await site.ReadAsync("control-database");
        Assert.Equal((HealthStatus.Unhealthy, HealthStatus.Degraded), (databases.Status, control.Status));
        Assert.StartsWith("2 of 2 tenants' databases that were asked cannot be read: anna (", databases.Description, StringComparison.Ordinal);
        foreach (var secret in new[] { "very-secret", "127.0.0.1", "health_control" })
        {
            Assert.DoesNotContain(secret, databases.Description + control.Description, StringComparison.Ordinal);
        }

        await server.StartAsync();
        Assert.Equal(HealthStatus.Healthy, (await site.ReadAsync(Databases)).Status);
        Assert.Equal(HealthStatus.Healthy, (await site.ReadAsync("control-database")).Status);
    }
}
