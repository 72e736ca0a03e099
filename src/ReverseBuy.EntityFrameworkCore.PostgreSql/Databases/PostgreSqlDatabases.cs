using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;
using ReverseBuy.EntityFrameworkCore.PostgreSql.Connections;
using ReverseBuy.Schemas;
using ReverseBuy.Tenancy;

namespace ReverseBuy.EntityFrameworkCore.PostgreSql.Databases;

/// <summary>The databases of all servers. A tenant is looked for on the server that the control database says; which one that is, is asked once.</summary>
internal sealed class PostgreSqlDatabases(
    PostgreSqlServers servers, PostgreSqlStorageOptions options, StorageMetrics metrics, TimeProvider time, ILogger<PostgreSqlDatabases> logger)
    : IDatabaseProvider, ITenantDatabase, ITenantSchema, IDisposable
{
    private readonly OpenDatabases<PostgreSqlDatabase<TenantDbContext>> _tenants = new(metrics, time);

    // The last good copy of where tenants are.
    private readonly ConcurrentDictionary<TenantId, string?> _homes = new();

    // How long somebody waits for a connection is a matter of real time, as with locks. Options that make no sense are refused at the first use.
    private readonly ConnectionSeats _seats = new(
        options.MaxConnections / Math.Max(1, options.ConnectionsPerTenant), options.ConnectionsPerTenant, options.ConnectionTimeout, metrics, TimeProvider.System);
    private readonly ConcurrentDictionary<PostgreSqlServer, TenantTemplate> _templates = new();
    private readonly SemaphoreSlim _opening = new(1, 1);
    private readonly DbContextOptions<ControlDbContext> _controlOptions = PostgreSqlContextOptions.For<ControlDbContext>(options);
    private readonly DbContextOptions<TenantDbContext> _tenantOptions = PostgreSqlContextOptions.For<TenantDbContext>(options);
    private volatile PostgreSqlDatabase<ControlDbContext>? _control;
    private volatile bool _disposed;

    public IReadOnlyList<string> Versions
    {
        get
        {
            using var context = new TenantDbContext(_tenantOptions);
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
        await _tenants.UseAsync(
            tenant,
            CreateAsync,
            async (database, token) =>
            {
                await database.PrepareAsync(token).ConfigureAwait(false);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<string?> FindVersionAsync(TenantId tenant, CancellationToken cancellationToken) =>
        await ForAWhileAsync(tenant, database => database.FindVersionAsync(cancellationToken), cancellationToken).ConfigureAwait(false);

    public async ValueTask<SchemaChange> MigrateAsync(TenantId tenant, CancellationToken cancellationToken) =>
        await ForAWhileAsync(tenant, database => database.MigrateAsync(cancellationToken), cancellationToken).ConfigureAwait(false);

    public async ValueTask<ControlDbContext> ReadControlAsync(CancellationToken cancellationToken) =>
        await (await ControlAsync(cancellationToken).ConfigureAwait(false)).ReadAsync(cancellationToken).ConfigureAwait(false);

    public async ValueTask<DatabaseWrite<ControlDbContext>> WriteControlAsync(CancellationToken cancellationToken) =>
        await (await ControlAsync(cancellationToken).ConfigureAwait(false)).WriteAsync(cancellationToken).ConfigureAwait(false);

    public ValueTask<TenantDbContext> ReadTenantAsync(TenantId tenant, CancellationToken cancellationToken) =>
        UseAsync(tenant, static (database, token) => database.ReadAsync(token), cancellationToken);

    public ValueTask<TenantDbContext> ViewTenantAsync(TenantId tenant, CancellationToken cancellationToken) =>
        UseAsync(tenant, static (database, token) => database.ViewAsync(token), cancellationToken);

    public ValueTask<DatabaseWrite<TenantDbContext>> WriteTenantAsync(TenantId tenant, CancellationToken cancellationToken) =>
        UseAsync(tenant, static (database, token) => database.WriteAsync(token), cancellationToken);

    public ValueTask<DatabaseWrite<TenantDbContext>> WriteTenantAsync(TenantId tenant, IReadOnlyList<string> claims, CancellationToken cancellationToken) =>
        UseAsync(tenant, (database, token) => database.WriteAsync(claims, token), cancellationToken);

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

    /// <summary>Lets go of what this process holds of a tenant's database: its connections. Where it is stays known until <see cref="Note"/> tells otherwise.</summary>
    public bool Forget(TenantId tenant)
    {
        var database = _tenants.Forget(tenant);
        database?.Close();
        return database is not null;
    }

    /// <summary>Creates a tenant's database on a server unless it is there.</summary>
    public ValueTask CreateAsync(TenantId tenant, PostgreSqlServer server, CancellationToken cancellationToken)
    {
        var database = server.TenantDatabase(tenant);
        return options.TenantTemplate
            ? _templates.GetOrAdd(server, TemplateOf).CreateAsync(database, cancellationToken)
            : server.CreateAsync(database, cancellationToken);
    }

    public bool Holds(TenantId tenant) => _tenants.Holds(tenant);

    public void Dispose()
    {
        _disposed = true;
        _control?.Dispose();
        _tenants.Dispose();
        foreach (var template in _templates.Values)
        {
            template.Dispose();
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
                    name, servers.Own, options, Beside(), time, () => new ControlDbContext(_controlOptions), new ControlSchemaPolicy(), logger);
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

    private ValueTask<TResult> UseAsync<TResult>(
        TenantId tenant, Func<PostgreSqlDatabase<TenantDbContext>, CancellationToken, ValueTask<TResult>> act, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return _tenants.UseAsync(tenant, OpenExistingAsync, act, cancellationToken);
    }

    private async ValueTask<PostgreSqlDatabase<TenantDbContext>> CreateAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var server = await HomeAsync(tenant, cancellationToken).ConfigureAwait(false);
        await CreateAsync(tenant, server, cancellationToken).ConfigureAwait(false);
        return Remember(tenant, server);
    }

    // An unknown name is not remembered: anybody could fill the memory with them.
    private async ValueTask<PostgreSqlDatabase<TenantDbContext>> OpenExistingAsync(TenantId tenant, CancellationToken cancellationToken) =>
        Remember(tenant, await ExistingAsync(tenant, cancellationToken).ConfigureAwait(false));

    private async ValueTask<PostgreSqlServer> ExistingAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        if (tenant == default)
        {
            throw new UnknownTenantException(tenant);
        }

        if (_homes.TryGetValue(tenant, out var name))
        {
            // The server that was heard of last, so that known tenants are found while the control database is away. A database that has moved on is not there, or
            // closed; never is anything created on the word of a copy.
            var heardOf = servers.Of(name);
            if (await heardOf.HasAsync(heardOf.TenantDatabase(tenant), cancellationToken).ConfigureAwait(false))
            {
                return heardOf;
            }
        }

        var server = await HomeAsync(tenant, cancellationToken).ConfigureAwait(false);
        return await server.HasAsync(server.TenantDatabase(tenant), cancellationToken).ConfigureAwait(false) ? server : throw new UnknownTenantException(tenant);
    }

    /// <summary>Does something with a tenant's database and remembers it no longer than that: a run over ten thousand of them must not keep a pool of each.</summary>
    private async ValueTask<TResult> ForAWhileAsync<TResult>(
        TenantId tenant, Func<PostgreSqlDatabase<TenantDbContext>, ValueTask<TResult>> act, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (_tenants.Find(tenant) is { } known && known.Uses.TryBegin())
        {
            try
            {
                return await act(known).ConfigureAwait(false);
            }
            finally
            {
                known.Uses.End();
            }
        }

        using var database = Make(tenant, await ExistingAsync(tenant, cancellationToken).ConfigureAwait(false), _seats);
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

    /// <summary>A tenant's database on a server, to be disposed by whoever asked for it. Its connections are beside those that the options bound: whoever has two must not wait for one.</summary>
    public PostgreSqlDatabase<TenantDbContext> MakeBeside(TenantId tenant, PostgreSqlServer server) => Make(tenant, server, Beside());

    private PostgreSqlDatabase<TenantDbContext> Remember(TenantId tenant, PostgreSqlServer server) => _tenants.Open(tenant, () =>
    {
        PostgreSqlDatabase<TenantDbContext>? database = null;
        return database = Make(tenant, server, _seats, () => _tenants.Remove(tenant, database!));
    });

    private PostgreSqlDatabase<TenantDbContext> Make(TenantId tenant, PostgreSqlServer server, ConnectionSeats seats, Action? vanished = null) => new(
        server.TenantDatabase(tenant),
        server,
        options,
        seats,
        time,
        new TenantContexts(_tenantOptions, options.ConnectionsPerTenant).Take,
        new TenantSchemaPolicy(tenant, this, options.AutomaticMigration, "ReverseBuy:PostgreSql:AutomaticMigration", logger),
        logger)
    {
        Vanished = vanished,
    };

    private TenantTemplate TemplateOf(PostgreSqlServer server) => new(
        server,
        TenantTemplate.Prefix,
        VersionOf(Versions),
        options.LockTimeout,
        async (name, cancellationToken) =>
        {
            using var database = new PostgreSqlDatabase<TenantDbContext>(
                name, server, options, Beside(), time, () => new TenantDbContext(_tenantOptions), new TemplateSchemaPolicy(), logger);
            await database.PrepareAsync(cancellationToken).ConfigureAwait(false);
        },
        logger);

    // Of all migrations, not of the last alone: a history that was drawn together, or written anew, may end as it ended before. Digits only, behind the moment of the last.
    private static string VersionOf(IReadOnlyList<string> versions)
    {
        var hash = BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(' ', versions))));
        return string.Create(CultureInfo.InvariantCulture, $"{versions[^1].Split('_')[0]}{hash:0000000000}");
    }

    private ConnectionSeats Beside() => new(1, options.ConnectionsPerTenant, options.ConnectionTimeout, null, TimeProvider.System);
}
