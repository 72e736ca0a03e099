using Microsoft.EntityFrameworkCore;
using Npgsql;
using ReverseBuy.Privacy;

namespace ReverseBuy.EntityFrameworkCore.PostgreSql;

/// <summary>Where and how PostgreSQL keeps the databases. Checked at start.</summary>
public sealed class PostgreSqlStorageOptions
{
    internal const string DefaultControlDatabase = "reversebuy_control";

    /// <summary>
    /// The server, and a role that may create databases, as Npgsql writes it. Required. The database it names is the control database, made when
    /// missing; <c>reversebuy_control</c> when it names none. It is a secret, and never logged.
    /// </summary>
    [Secret]
    public string? ConnectionString { get; set; }

    /// <summary>
    /// More servers for tenants' databases, each by a name that the control database keeps: it is chosen once, while the connection string may change. A tenant is put on one when it is
    /// provisioned, or moved there. None unless set. Secrets, and never logged.
    /// </summary>
    [Secret]
    public IDictionary<string, string> Servers { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// What the names of tenants' databases begin with: small letters, digits and <c>_</c>, beginning with a letter, at most 24. It is how they are
    /// found again, so it is chosen once. <c>reversebuy_</c> unless set.
    /// </summary>
    public string TenantDatabasePrefix { get; set; } = "reversebuy_";

    /// <summary>
    /// The name of a tenant's database, for a host that has one for each of its customers already: ReverseBuy puts its tables beside the host's. It gives the same name for the same tenant for ever,
    /// and never the same for two; one that is missing is made, and none is ever dropped: deleting a tenant names it as remaining. Not together with <see cref="Servers"/>. <see langword="null"/> (the default) makes it of <see cref="TenantDatabasePrefix"/> and the tenant's id. Thread-safe.
    /// </summary>
    public Func<TenantId, string>? TenantDatabase { get; set; }

    /// <summary>The database to be connected to while another one is looked for or created. <c>postgres</c> unless set.</summary>
    public string MaintenanceDatabase { get; set; } = "postgres";

    /// <summary>
    /// How long a unit of work waits for its turn at a tenant's database, in this process and among all, before it fails with <c>storage.busy</c>.
    /// More than zero, at most ten minutes; 30 seconds unless set.
    /// </summary>
    public TimeSpan LockTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How many connections this process opens at most to one database; from 2 to 100, 2 unless set. One of them may be writing at a time. What was idle for half a minute is closed.
    /// </summary>
    public int ConnectionsPerTenant { get; set; } = 2;

    /// <summary>
    /// How many connections this process opens at most to all tenants' databases together: so many times <see cref="ConnectionsPerTenant"/> fits into it, so many tenants can be worked for at
    /// the same moment. At least <see cref="ConnectionsPerTenant"/>, at most 10,000; 80 unless set. Beside them are the control database, with as many as a tenant, and tenants that are being moved. All processes together stay below what the servers allow.
    /// </summary>
    public int MaxConnections { get; set; } = 80;

    /// <summary>
    /// How long somebody waits for a connection, at its tenant's limit or at that of the process, before it fails with <c>storage.connections_exhausted</c>. More than zero, at most ten minutes; 15 seconds unless set.
    /// </summary>
    public TimeSpan ConnectionTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// Whether a tenant's database that is behind this host is migrated at its first use. Else it is served while it lacks nothing that the host needs, and
    /// <see cref="TenantSchemaOutdatedException"/> tells which command to run when it does. Off unless set: which of several processes is updated first must not decide when
    /// databases change. A host with a single shop may well turn it on.
    /// </summary>
    public bool AutomaticMigration { get; set; }

    /// <summary>
    /// Whether the databases of new tenants are copies of one that is kept for that on each server, closed to connections and without any data: making one takes half as long then. It is named
    /// <c>reversebuy_template_</c> and the version of its schema, is made when it is missing, and shared by all hosts of the server. On unless set; where the role may not, databases are migrated each.
    /// </summary>
    public bool TenantTemplate { get; set; } = true;

    /// <summary>What the host's next version will have: tests and benchmarks stand for it with migrations of their own.</summary>
    internal Action<DbContextOptionsBuilder>? NextVersion { get; set; }

    internal void Validate()
    {
        if (string.IsNullOrWhiteSpace(ConnectionString))
        {
            throw new ConfigurationException(
                "ReverseBuy:PostgreSql:ConnectionString is not set. Name the server: .UsePostgreSql(o => o.ConnectionString = \"Host=…;Username=…;Password=…\").");
        }

        if (!IsConnectionString(ConnectionString))
        {
            // Not with the cause: its message may quote a part of the text, which holds a password.
            throw new ConfigurationException("ReverseBuy:PostgreSql:ConnectionString cannot be read. Write it as Host=…;Username=…;Password=….");
        }

        if (Servers.FirstOrDefault(server => string.IsNullOrWhiteSpace(server.Key) || !IsConnectionString(server.Value)) is { Key: { } unreadable })
        {
            throw new ConfigurationException($"ReverseBuy:PostgreSql:Servers:{unreadable} cannot be read. Write it as Host=…;Username=…;Password=….");
        }

        if (TenantDatabase is not null && Servers.Count > 0)
        {
            throw new ConfigurationException(
                "ReverseBuy:PostgreSql has both TenantDatabase and Servers. A host's own databases stay on the server of the connection string: leave one of the two away.");
        }

        if (TenantDatabasePrefix is not { Length: >= 1 and <= 24 }
            || !char.IsAsciiLetterLower(TenantDatabasePrefix[0])
            || !TenantDatabasePrefix.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '_'))
        {
            throw new ConfigurationException(
                $"ReverseBuy:PostgreSql:TenantDatabasePrefix is '{TenantDatabasePrefix}'. Use 1 to 24 characters of a-z, 0-9 and _, beginning with a letter.");
        }

        if (TenantDatabasePrefix.StartsWith("reversebuy_template", StringComparison.Ordinal))
        {
            throw new ConfigurationException(
                $"ReverseBuy:PostgreSql:TenantDatabasePrefix is '{TenantDatabasePrefix}', and databases named so are copied for new tenants and dropped when they are old. Choose another.");
        }

        if (string.IsNullOrWhiteSpace(MaintenanceDatabase))
        {
            throw new ConfigurationException("ReverseBuy:PostgreSql:MaintenanceDatabase is empty. Name a database that is always there, such as postgres.");
        }

        if (LockTimeout <= TimeSpan.Zero || LockTimeout > TimeSpan.FromMinutes(10))
        {
            throw new ConfigurationException(
                $"ReverseBuy:PostgreSql:LockTimeout is {LockTimeout:c}. Choose more than zero and at most ten minutes, such as 00:00:30.");
        }

        if (ConnectionsPerTenant is < 2 or > 100)
        {
            throw new ConfigurationException($"ReverseBuy:PostgreSql:ConnectionsPerTenant is {ConnectionsPerTenant}. Choose from 2 to 100, such as 2.");
        }

        if (MaxConnections < ConnectionsPerTenant || MaxConnections > 10_000)
        {
            throw new ConfigurationException(
                $"ReverseBuy:PostgreSql:MaxConnections is {MaxConnections}. Choose from ConnectionsPerTenant ({ConnectionsPerTenant}) to 10000, and less than the server's max_connections.");
        }

        if (ConnectionTimeout <= TimeSpan.Zero || ConnectionTimeout > TimeSpan.FromMinutes(10))
        {
            throw new ConfigurationException(
                $"ReverseBuy:PostgreSql:ConnectionTimeout is {ConnectionTimeout:c}. Choose more than zero and at most ten minutes, such as 00:00:15.");
        }
    }

    private static bool IsConnectionString(string text)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(text).Host is { Length: > 0 };
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
