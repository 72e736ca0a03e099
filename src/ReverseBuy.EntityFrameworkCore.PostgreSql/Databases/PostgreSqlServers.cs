using Microsoft.Extensions.Logging;

namespace ReverseBuy.EntityFrameworkCore.PostgreSql.Databases;

/// <summary>The servers of the options. Thread-safe.</summary>
internal sealed class PostgreSqlServers(PostgreSqlStorageOptions options, ILogger<PostgreSqlServers> logger)
{
    private readonly Lazy<IReadOnlyDictionary<string, PostgreSqlServer>> _named = new(() =>
    {
        options.Validate();
        return options.Servers.Keys.ToDictionary(name => name, name => new PostgreSqlServer(name, options, logger), StringComparer.Ordinal);
    });

    /// <summary>The one that has the control database, and the tenants of no other.</summary>
    public PostgreSqlServer Own { get; } = new(null, options, logger);

    public IEnumerable<PostgreSqlServer> All => _named.Value.Values.Prepend(Own);

    public IReadOnlyList<string> Names => [.. _named.Value.Keys.Order(StringComparer.Ordinal)];

    public PostgreSqlServer Of(string? name) => name is null
        ? Own
        : _named.Value.GetValueOrDefault(name) ?? throw new ConfigurationException(
            $"Server '{name}', which keeps databases of tenants, is not in ReverseBuy:PostgreSql:Servers. Name it there: .UsePostgreSql(o => o.Servers[\"{name}\"] = \"Host=…\").");
}
