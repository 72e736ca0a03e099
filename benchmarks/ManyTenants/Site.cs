using System.Globalization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using ReverseBuy.Tenancy;

namespace ReverseBuy.ManyTenants;

/// <summary>A server's databases of one prefix, dropped in the end.</summary>
internal sealed class Site(LoadSettings settings) : IAsyncDisposable
{
    private readonly string _prefix = string.Create(CultureInfo.InvariantCulture, $"many{Environment.ProcessId}_");
    private readonly DirectoryInfo _keys = Directory.CreateTempSubdirectory("many-tenants-");

    /// <summary>Active ones come first by their ids: a process visits them when it starts.</summary>
    public static TenantId Active(int number) => new(string.Create(CultureInfo.InvariantCulture, $"active-{number}"));

    public static TenantId Idle(int number) => new(string.Create(CultureInfo.InvariantCulture, $"idle-{number}"));

    public IHost Build(bool runWorkers)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.ClearProviders();
        builder.Services.AddDataProtection().SetApplicationName("many").PersistKeysToFileSystem(_keys);

        // Those that are only registered have no database to be visited; what a visit takes is measured of the others.
        builder.Services.AddReverseBuy(options => (options.Messaging.RunWorkers, options.Messaging.SweepInterval) = (runWorkers, TimeSpan.FromDays(1)))
            .UsePostgreSql(options =>
            {
                options.ConnectionString = $"{settings.Server};Database={_prefix}control";
                options.TenantDatabasePrefix = _prefix;
                options.MaxConnections = settings.MaxConnections;
            });
        return builder.Build();
    }

    /// <summary>Takes on the active tenants: the first as any, the others as copies of it.</summary>
    public async Task PrepareAsync(Action<double> progress, CancellationToken cancellationToken)
    {
        using (var host = Build(runWorkers: false))
        {
            await host.Services.GetRequiredService<ITenants>().OnboardAsync(Active(0), "Active", cancellationToken);
        }

        for (var number = 1; number < settings.Active; number++)
        {
            var name = _prefix + Active(number);
            await ExecuteAsync("postgres", $"CREATE DATABASE \"{name}\" TEMPLATE \"{_prefix}{Active(0)}\" STRATEGY file_copy");
            await ExecuteAsync(name, $"UPDATE database_owner SET tenant = '{Active(number)}'");
            progress(number / (double)settings.Active);
        }

        await RegisterAsync("active-", 1, settings.Active - 1);
    }

    public Task RegisterIdleAsync() => RegisterAsync("idle-", 0, settings.Registered - settings.Active - 1);

    /// <summary>How many connections the server has to tenants' databases.</summary>
    public async Task<long> ConnectionsAsync(NpgsqlDataSource source)
    {
        await using var ask = source.CreateCommand("SELECT count(*) FROM pg_stat_activity WHERE starts_with(datname, $1) AND application_name = 'ReverseBuy'");
        ask.Parameters.Add(new NpgsqlParameter { Value = _prefix + "active" });
        return (long)(await ask.ExecuteScalarAsync(CancellationToken.None))!;
    }

    public NpgsqlDataSource Watch() => NpgsqlDataSource.Create($"{settings.Server};Database=postgres;Maximum Pool Size=1");

    public async ValueTask DisposeAsync()
    {
        await using var source = Watch();
        await using var ask = source.CreateCommand("SELECT coalesce(string_agg(datname, ','), '') FROM pg_database WHERE starts_with(datname, $1)");
        ask.Parameters.Add(new NpgsqlParameter { Value = _prefix });
        foreach (var name in ((string)(await ask.ExecuteScalarAsync(CancellationToken.None))!).Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            await ExecuteAsync("postgres", $"DROP DATABASE \"{name}\" WITH (FORCE)");
        }

        _keys.Delete(recursive: true);
    }

    // One statement: how long it takes to take on ten thousand tenants is another question.
    private Task RegisterAsync(string prefix, int first, int last) => ExecuteAsync(
        _prefix + "control",
        string.Create(
            CultureInfo.InvariantCulture,
            $"INSERT INTO tenants SELECT (jsonb_populate_record(row, jsonb_build_object('id', '{prefix}' || number))).* FROM tenants AS row, generate_series({first}, {last}) AS number WHERE row.id = '{Active(0)}'"));

    private async Task ExecuteAsync(string database, string statement)
    {
        await using var connection = new NpgsqlConnection($"{settings.Server};Database={database};Pooling=False");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }
}
