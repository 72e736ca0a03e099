using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using ReverseBuy.Schemas;
using ReverseBuy.Tenancy;
using SQLitePCL;

namespace ReverseBuy.EntityFrameworkCore.Sqlite.Databases;

/// <summary>The files of a data folder. Closes all of them before the folder itself is let go.</summary>
internal sealed class SqliteDatabases(DataFolder folder, SqliteStorageOptions options, StorageMetrics metrics, TimeProvider time, ILogger<SqliteDatabases> logger)
    : IDatabaseProvider, ITenantDatabase, ITenantSchema, ITenantData, IDisposable
{
    // One who writes, and mostly one or two who read at the same time.
    private const int ContextsPerTenant = 2;

    private readonly OpenDatabases<SqliteDatabase<TenantDbContext>> _tenants = new(metrics, time);
    private readonly Lock _opening = new();
    private readonly WriterConnections _writers = new();
    private SqliteDatabase<ControlDbContext>? _control;
    private volatile bool _disposed;

    public IReadOnlyList<string> Versions
    {
        get
        {
            using var context = ForTheModel();
            return SchemaVersions.Of(context).All;
        }
    }

    // One process owns the folder.
    public bool IsShared => false;

    /// <summary>Takes the folder and brings the control database up to date; beside it, what every tenant's first call would wait for is got ready.</summary>
    public async ValueTask OpenAsync(CancellationToken cancellationToken)
    {
        var control = Control();
        // Begun first: what SQLite does, it does on the caller's thread.
        var model = Task.Run(BuildTenantModel, cancellationToken);
        await ControlFileOutages.TellAsync(PreparedAsync()).ConfigureAwait(false);
        await model.ConfigureAwait(false);

        async ValueTask<bool> PreparedAsync()
        {
            await control.PrepareAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }
    }

    public async ValueTask PrepareAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        if (tenant == default)
        {
            throw new ArgumentException("A tenant id is needed; the default value names no tenant.", nameof(tenant));
        }

        Open();
        await _tenants.UseAsync(
            tenant,
            (id, _) => ValueTask.FromResult(Remember(id)),
            async (database, token) =>
            {
                await database.PrepareAsync(token).ConfigureAwait(false);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
    }

    public ValueTask<string?> FindVersionAsync(TenantId tenant, CancellationToken cancellationToken) =>
        UseAsync(tenant, static (database, token) => database.FindVersionAsync(token), cancellationToken);

    public ValueTask<SchemaChange> MigrateAsync(TenantId tenant, CancellationToken cancellationToken) =>
        UseAsync(tenant, static (database, token) => database.MigrateAsync(token), cancellationToken);

    public ValueTask<ControlDbContext> ReadControlAsync(CancellationToken cancellationToken) => ControlFileOutages.TellAsync(Control().ReadAsync(cancellationToken));

    public ValueTask<DatabaseWrite<ControlDbContext>> WriteControlAsync(CancellationToken cancellationToken) =>
        ControlFileOutages.TellAsync(Control().WriteAsync(cancellationToken));

    public ValueTask<TenantDbContext> ReadTenantAsync(TenantId tenant, CancellationToken cancellationToken) =>
        UseAsync(tenant, static (database, token) => database.ReadAsync(token), cancellationToken);

    public ValueTask<TenantDbContext> ViewTenantAsync(TenantId tenant, CancellationToken cancellationToken) =>
        UseAsync(tenant, static (database, token) => database.ViewAsync(token), cancellationToken);

    public ValueTask<DatabaseWrite<TenantDbContext>> WriteTenantAsync(TenantId tenant, CancellationToken cancellationToken) =>
        UseAsync(tenant, static (database, token) => database.WriteAsync(token), cancellationToken);

    /// <summary>Waits for the turn of a writer who brings a connection along.</summary>
    public ValueTask<IDisposable> WaitForTurnAsync(TenantId tenant, CancellationToken cancellationToken) =>
        UseAsync(tenant, static (database, token) => database.WaitForTurnAsync(token), cancellationToken);

    /// <summary>Whether this process has a tenant's file open.</summary>
    public bool Holds(TenantId tenant) => _tenants.Holds(tenant);

    public string Place => "database files";

    public bool IsInMemory => false;

    public ValueTask<IReadOnlyList<string>> ListAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        Open();
        return ValueTask.FromResult<IReadOnlyList<string>>([.. folder.FilesOf(tenant).Where(File.Exists).Select(file => $"file {file}")]);
    }

    public async ValueTask DeleteAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        Open();
        if (_tenants.Forget(tenant) is { } database)
        {
            await database.CloseAsync(cancellationToken).ConfigureAwait(false);
        }

        if (options.TenantFile is not null)
        {
            // It is the host's, with tables of its own: the report names it until the host has deleted it.
            return;
        }

        foreach (var file in folder.FilesOf(tenant))
        {
            File.Delete(file);
        }
    }

    public bool IsRefusedValue(DbException exception) => exception is SqliteException { SqliteErrorCode: raw.SQLITE_CONSTRAINT or raw.SQLITE_MISMATCH };

    public bool IsUniqueViolation(DbUpdateException exception) =>
        exception?.InnerException is SqliteException { SqliteExtendedErrorCode: raw.SQLITE_CONSTRAINT_UNIQUE or raw.SQLITE_CONSTRAINT_PRIMARYKEY };

    public void Dispose()
    {
        _disposed = true;
        _writers.Dispose();
        _control?.Dispose();
        _tenants.Dispose();
    }

    // The same for every tenant, and kept for the life of the process: several hundred milliseconds once.
    private void BuildTenantModel()
    {
        using var context = ForTheModel();
        _ = context.Model;
    }

    private TenantDbContext ForTheModel() =>
        new(SqliteContextOptions.For<TenantDbContext>("Data Source=:memory:", options, new DurabilityPragmas(options.BusyTimeout)));

    private void Open()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        folder.Open();
    }

    private SqliteDatabase<ControlDbContext> Control()
    {
        Open();
        lock (_opening)
        {
            return _control ??= new SqliteDatabase<ControlDbContext>(
                folder.ControlFile,
                options,
                _writers,
                time,
                contextOptions => () => new ControlDbContext(contextOptions),
                new ControlSchemaPolicy(),
                logger,
                ControlFileOutages.Instance);
        }
    }

    private ValueTask<TResult> UseAsync<TResult>(
        TenantId tenant, Func<SqliteDatabase<TenantDbContext>, CancellationToken, ValueTask<TResult>> act, CancellationToken cancellationToken)
    {
        Open();
        return _tenants.UseAsync(tenant, OpenExistingAsync, act, cancellationToken);
    }

    // An unknown name is not remembered: anybody could fill the memory with them.
    private ValueTask<SqliteDatabase<TenantDbContext>> OpenExistingAsync(TenantId tenant, CancellationToken cancellationToken) =>
        ValueTask.FromResult(File.Exists(folder.TenantFile(tenant)) ? Remember(tenant) : throw new UnknownTenantException(tenant));

    private SqliteDatabase<TenantDbContext> Remember(TenantId tenant) => _tenants.Open(tenant, () => new SqliteDatabase<TenantDbContext>(
        folder.TenantFile(tenant),
        options,
        _writers,
        time,
        contextOptions => new TenantContexts(contextOptions, ContextsPerTenant).Take,
        new TenantSchemaPolicy(tenant, this, options.AutomaticMigration, "ReverseBuy:Sqlite:AutomaticMigration", logger),
        logger));
}
