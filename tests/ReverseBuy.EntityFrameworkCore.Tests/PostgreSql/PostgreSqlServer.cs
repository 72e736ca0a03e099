using System.Diagnostics;
using System.Net.Sockets;

[assembly: AssemblyFixture(typeof(ReverseBuy.EntityFrameworkCore.Tests.PostgreSql.PostgreSqlServer))]

namespace ReverseBuy.EntityFrameworkCore.Tests.PostgreSql;

/// <summary>
/// The server these tests use. Named in <c>REVERSEBUY_REQUIRE</c>, it is started through <c>eng/servers.sh</c> and must be there; unnamed, whatever
/// answers on the port is used, and where nothing answers the tests are skipped and counted.
/// </summary>
public sealed class PostgreSqlServer : IAsyncLifetime
{
    private const string Name = "postgresql";
    private const string DefaultPort = "25432";

    private readonly PostgreSqlSite _templates = new();
    private readonly SemaphoreSlim _making = new(1, 1);
    private readonly HashSet<TenantId> _made = [];

    private bool _answers;

    public static string ConnectionString =>
        $"Host=127.0.0.1;Port={Environment.GetEnvironmentVariable("REVERSEBUY_POSTGRESQL_PORT") ?? DefaultPort};Username=postgres";

    public async ValueTask InitializeAsync()
    {
        if ((Environment.GetEnvironmentVariable("REVERSEBUY_REQUIRE") ?? string.Empty).Split([',', ' ']).Contains(Name, StringComparer.Ordinal))
        {
            await StartAsync();
        }

        _answers = await AnswersAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_made.Count > 0)
        {
            await _templates.DisposeAsync();
        }

        _making.Dispose();
    }

    /// <summary>Skips the test when there is no server and none was required.</summary>
    public void Require() => Assert.SkipUnless(_answers, "PostgreSQL is not up: eng/servers.sh up postgresql");

    /// <summary>Gives a host's tenants databases that are copies of one: migrating each of hundreds takes most of a run's time.</summary>
    internal async Task PrepareAsync(PostgreSqlSite site, PostgreSqlHost host, params IEnumerable<TenantId> tenants)
    {
        foreach (var tenant in tenants)
        {
            await _making.WaitAsync(CancellationToken.None);
            try
            {
                if (_made.Add(tenant))
                {
                    await using var first = new PostgreSqlHost(_templates);
                    await first.TenantDatabase.PrepareAsync(tenant, CancellationToken.None);
                }

                await site.ExecuteAsync($"CREATE DATABASE \"{site.Prefix}{tenant}\" TEMPLATE \"{_templates.Prefix}{tenant}\" STRATEGY file_copy");
            }
            finally
            {
                _making.Release();
            }

            await host.TenantDatabase.PrepareAsync(tenant, CancellationToken.None);
        }
    }

    private static async Task StartAsync()
    {
        using var script = Process.Start(new ProcessStartInfo(Path.Combine(Root(), "eng", "servers.sh"), ["up", Name]) { RedirectStandardError = true })!;
        var errors = await script.StandardError.ReadToEndAsync(CancellationToken.None);
        await script.WaitForExitAsync(CancellationToken.None);
        Assert.True(script.ExitCode == 0, $"REVERSEBUY_REQUIRE names {Name}, which could not be started: {errors}");
    }

    private static async Task<bool> AnswersAsync()
    {
        var server = new Npgsql.NpgsqlConnectionStringBuilder(ConnectionString);
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(server.Host!, server.Port, CancellationToken.None);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "ReverseBuy.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
