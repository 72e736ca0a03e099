using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;
using ReverseBuy.Schemas;
using ReverseBuy.Tenancy;

namespace ReverseBuy.EntityFrameworkCore.PostgreSql.Databases;

/// <summary>The databases of all servers. A tenant is looked for on the server that the control database says; which one that is, is asked once.</summary>
internal sealed class PostgreSqlDatabases(PostgreSqlServers servers, PostgreSqlStorageOptions options, ILogger<PostgreSqlDatabases> logger)
    : IDatabaseProvider, ITenantDatabase, ITenantSchema, IDisposable
{
    private readonly ConcurrentDictionary<TenantId, Lazy<PostgreSqlDatabase<TenantDbContext>>> _tenants = new();
    // The last good copy of where tenants are.
    private readonly ConcurrentDictionary<TenantId, string?> _homes = new();
    private readonly SemaphoreSlim _opening = new(1, 1);
    private volatile PostgreSqlDatabase<ControlDbContext>? _control;
    private volatile bool _disposed;

    public IReadOnlyList<string> Versions
    {
        get
        {
            using var context = new TenantDbContext(PostgreSqlContextOptions.ForTools<TenantDbContext>());
            return SchemaVersions.Of(context).All;
        }
    }

    /// <summary>Checks the settings, and brings the control database up to date.</summary>
    public async ValueTask OpenAsync(CancellationToken cancellationToken)
    {
        var control = await ControlAsync(cancellationToken).ConfigureAwait(false);
        await control.PrepareAsync(cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask PrepareAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        if (tenant == default)
        {
            throw new ArgumentException("A tenant id is needed; the default value names no tenant.", nameof(tenant));
        }

        ObjectDisposedException.ThrowIf(_disposed, this);
        if (!_tenants.ContainsKey(tenant))
        {
            var server = await HomeAsync(tenant, cancellationToken).ConfigureAwait(false);
            await server.CreateAsync(server.TenantDatabase(tenant), cancellationToken).ConfigureAwait(false);
            Remember(tenant, server);
        }

        await (await ExistingAsync(tenant, cancellationToken).ConfigureAwait(false)).PrepareAsync(cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<string?> FindVersionAsync(TenantId tenant, CancellationToken cancellationToken) =>
        await ForAWhileAsync(tenant, database => database.FindVersionAsync(cancellationToken), cancellationToken).ConfigureAwait(false);

    public async ValueTask<SchemaChange> MigrateAsync(TenantId tenant, CancellationToken cancellationToken) =>
        await ForAWhileAsync(tenant, database => database.MigrateAsync(cancellationToken), cancellationToken).ConfigureAwait(false);

    public async ValueTask<ControlDbContext> ReadControlAsync(CancellationToken cancellationToken) =>
        await (await ControlAsync(cancellationToken).ConfigureAwait(false)).ReadAsync(cancellationToken).ConfigureAwait(false);

    public async ValueTask<DatabaseWrite<ControlDbContext>> WriteControlAsync(CancellationToken cancellationToken) =>
        await (await ControlAsync(cancellationToken).ConfigureAwait(false)).WriteAsync(cancellationToken).ConfigureAwait(false);

    public async ValueTask<TenantDbContext> ReadTenantAsync(TenantId tenant, CancellationToken cancellationToken) =>
        await (await ExistingAsync(tenant, cancellationToken).ConfigureAwait(false)).ReadAsync(cancellationToken).ConfigureAwait(false);

    public async ValueTask<TenantDbContext> ViewTenantAsync(TenantId tenant, CancellationToken cancellationToken) =>
        await (await ExistingAsync(tenant, cancellationToken).ConfigureAwait(false)).ViewAsync(cancellationToken).ConfigureAwait(false);

    public async ValueTask<DatabaseWrite<TenantDbContext>> WriteTenantAsync(TenantId tenant, CancellationToken cancellationToken) =>
        await (await ExistingAsync(tenant, cancellationToken).ConfigureAwait(false)).WriteAsync(cancellationToken).ConfigureAwait(false);

    public async ValueTask<DatabaseWrite<TenantDbContext>> WriteTenantAsync(TenantId tenant, IReadOnlyList<string> claims, CancellationToken cancellationToken) =>
        await (await ExistingAsync(tenant, cancellationToken).ConfigureAwait(false)).WriteAsync(claims, cancellationToken).ConfigureAwait(false);

    public async ValueTask GoOnNumberingAsync(TenantDbContext context, string table, string column, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);

        // Both are names of the model, and of nobody else.
        var quotes = new NpgsqlCommandBuilder();
        var statement = $"SELECT setval(pg_get_serial_sequence('{quotes.QuoteIdentifier(table)}', '{column}'), max({quotes.QuoteIdentifier(column)})) FROM {quotes.QuoteIdentifier(table)}";
        await context.Database.ExecuteSqlRawAsync(statement, cancellationToken).ConfigureAwait(false);
    }

    public void Note(TenantId tenant, Tenant? known)
    {
        if (known is null)
        {
            _homes.TryRemove(tenant, out _);
        }
        else if (options.Servers.Count > 0)
        {
            _homes[tenant] = known.Server;
        }
    }

    public bool IsUniqueViolation(DbUpdateException exception) =>
        exception?.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    /// <summary>Lets go of what this process holds of a tenant: its connections, and where it is.</summary>
    public bool Forget(TenantId tenant)
    {
        if (!_tenants.TryRemove(tenant, out var database))
        {
            return false;
        }

        database.Value.Close();
        return true;
    }

    public bool Holds(TenantId tenant) => _tenants.ContainsKey(tenant);

    public void Dispose()
    {
        _disposed = true;
        _control?.Dispose();
        foreach (var database in _tenants.Values.Where(database => database.IsValueCreated))
        {
            database.Value.Dispose();
        }

        _opening.Dispose();
    }

    private async ValueTask<PostgreSqlDatabase<ControlDbContext>> ControlAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (_control is { } known)
        {
            return known;
        }

        await _opening.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_control is null)
            {
                var name = servers.Own.ControlDatabase;
                await CreateControlAsync(name, cancellationToken).ConfigureAwait(false);
                _control = new PostgreSqlDatabase<ControlDbContext>(
                    name, servers.Own, options, contextOptions => new ControlDbContext(contextOptions), new ControlSchemaPolicy(), logger);
            }

            return _control;
        }
        finally
        {
            _opening.Release();
        }
    }

    private async ValueTask CreateControlAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            await servers.Own.CreateAsync(name, cancellationToken).ConfigureAwait(false);
        }
        catch (NpgsqlException exception) when (exception.IsTransient)
        {
            throw new ControlDatabaseUnavailableException(exception);
        }
    }

    private async ValueTask<PostgreSqlDatabase<TenantDbContext>> ExistingAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (_tenants.TryGetValue(tenant, out var known))
        {
            return known.Value;
        }

        // An unknown name is not remembered: anybody could fill the memory with them.
        if (tenant == default)
        {
            throw new UnknownTenantException(tenant);
        }

        return Remember(tenant, await FindAsync(tenant, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Does something with a tenant's database and remembers it no longer than that: a run over ten thousand of them must not keep a pool of each.</summary>
    private async ValueTask<TResult> ForAWhileAsync<TResult>(
        TenantId tenant, Func<PostgreSqlDatabase<TenantDbContext>, ValueTask<TResult>> act, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (_tenants.TryGetValue(tenant, out var known))
        {
            return await act(known.Value).ConfigureAwait(false);
        }

        if (tenant == default)
        {
            throw new UnknownTenantException(tenant);
        }

        using var database = Make(tenant, await FindAsync(tenant, cancellationToken).ConfigureAwait(false));
        return await act(database).ConfigureAwait(false);
    }

    /// <summary>The server that a tenant is on, as the control database says now. With one there is nothing to ask.</summary>
    public async ValueTask<PostgreSqlServer> HomeAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        if (options.Servers.Count == 0)
        {
            return servers.Own;
        }

        var context = await ReadControlAsync(cancellationToken).ConfigureAwait(false);
        await using (context.ConfigureAwait(false))
        {
            return servers.Of(await context.ServerOfAsync(tenant, cancellationToken).ConfigureAwait(false));
        }
    }

    /// <summary>
    /// The server that has a tenant's database: the one that was heard of last, so that known tenants are found while the control database is away. A database that has moved on is not there,
    /// or closed; never is anything created on the word of a copy.
    /// </summary>
    private async ValueTask<PostgreSqlServer> FindAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        if (_homes.TryGetValue(tenant, out var name))
        {
            var heardOf = servers.Of(name);
            if (await heardOf.HasAsync(heardOf.TenantDatabase(tenant), cancellationToken).ConfigureAwait(false))
            {
                return heardOf;
            }
        }

        var home = await HomeAsync(tenant, cancellationToken).ConfigureAwait(false);
        return await home.HasAsync(home.TenantDatabase(tenant), cancellationToken).ConfigureAwait(false) ? home : throw new UnknownTenantException(tenant);
    }

    private PostgreSqlDatabase<TenantDbContext> Remember(TenantId tenant, PostgreSqlServer server) =>
        _tenants.GetOrAdd(tenant, id => new Lazy<PostgreSqlDatabase<TenantDbContext>>(() => Make(id, server))).Value;

    /// <summary>A tenant's database on a server, to be disposed by whoever asked for it.</summary>
    public PostgreSqlDatabase<TenantDbContext> Make(TenantId tenant, PostgreSqlServer server) => new(
        server.TenantDatabase(tenant),
        server,
        options,
        contextOptions => new TenantDbContext(contextOptions),
        new TenantSchemaPolicy(tenant, this, options.AutomaticMigration, "ReverseBuy:PostgreSql:AutomaticMigration", logger),
        logger);
}
