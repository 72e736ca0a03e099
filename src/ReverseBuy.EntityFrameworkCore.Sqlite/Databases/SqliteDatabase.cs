using System.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging;
using ReverseBuy.Schemas;

namespace ReverseBuy.EntityFrameworkCore.Sqlite.Databases;

/// <summary>One file: its schema settled before its first use, written by one at a time, read by any number.</summary>
internal sealed class SqliteDatabase<TContext> : IOpenDatabase
    where TContext : DbContext
{
    private readonly string _file;
    private readonly SqliteStorageOptions _settings;
    private readonly WriterConnections _writers;
    private readonly Func<DbContextOptions<TContext>, Func<TContext>> _contexts;
    private readonly Func<TContext> _takeToRead;
    private readonly Func<TContext> _takeToWrite;
    private readonly ISchemaPolicy<TContext> _policy;
    private readonly ILogger _logger;
    private readonly WriteQueue _queue;
    private readonly SchemaSettling<TContext> _schema;
    private readonly string _connectionString;
    private readonly string _writerString;
    private readonly DurabilityPragmas _pragmas;
    private readonly IInterceptor[] _interceptors;

    /// <param name="file">The path.</param>
    /// <param name="settings">The host's settings.</param>
    /// <param name="writers">Keeps the connection that it is written with.</param>
    /// <param name="time">The clock of its idleness.</param>
    /// <param name="contexts">Where contexts with given options come from.</param>
    /// <param name="policy">What becomes of its schema, and what to make sure of.</param>
    /// <param name="logger">Where to tell of migrations.</param>
    /// <param name="interceptors">What else is to hear of its use.</param>
    public SqliteDatabase(
        string file,
        SqliteStorageOptions settings,
        WriterConnections writers,
        TimeProvider time,
        Func<DbContextOptions<TContext>, Func<TContext>> contexts,
        ISchemaPolicy<TContext> policy,
        ILogger logger,
        params IInterceptor[] interceptors)
    {
        (_file, _settings, _writers, _contexts, _policy, _logger) = (file, settings, writers, contexts, policy, logger);
        _pragmas = new DurabilityPragmas(settings.BusyTimeout);
        _interceptors = [_pragmas, .. interceptors];
        Uses = new DatabaseUses(Path.GetFileName(file), time);

        // How long a lock is waited for is a matter of real time: a clock that a test turns says nothing about it.
        _queue = new WriteQueue(Path.GetFileName(file), settings.LockTimeout, TimeProvider.System);
        _schema = new SchemaSettling<TContext>(policy, EnterAsync, SettleAloneAsync);
        _connectionString = ConnectionString(file, settings, SqliteOpenMode.ReadWrite, pooling: true);
        _writerString = ConnectionString(file, settings, SqliteOpenMode.ReadWrite, pooling: false);

        // Those that write are given the writer's connection, and must not come to those who read with it.
        var options = SqliteContextOptions.For<TContext>(_connectionString, settings, _interceptors);
        (_takeToRead, _takeToWrite) = (contexts(options), contexts(options));
    }

    public DatabaseUses Uses { get; }

    /// <summary>Brings the schema up to date.</summary>
    public ValueTask PrepareAsync(CancellationToken cancellationToken) => _schema.SettleAsync(isAsked: true, cancellationToken);

    /// <summary>Brings the schema up to date, whatever is remembered of it, and says what that was.</summary>
    public ValueTask<SchemaChange> MigrateAsync(CancellationToken cancellationToken) => _schema.MigrateAsync(cancellationToken);

    /// <summary>Asks for the schema version, and changes nothing. The file is there.</summary>
    public async ValueTask<string?> FindVersionAsync(CancellationToken cancellationToken)
    {
        var context = _takeToRead();
        await using (context.ConfigureAwait(false))
        {
            return SchemaVersions.VersionOf(await context.Database.GetAppliedMigrationsAsync(cancellationToken).ConfigureAwait(false));
        }
    }

    public async ValueTask<TContext> ReadAsync(CancellationToken cancellationToken)
    {
        await _schema.SettleAsync(isAsked: false, cancellationToken).ConfigureAwait(false);
        return _takeToRead();
    }

    public async ValueTask<TContext> ViewAsync(CancellationToken cancellationToken)
    {
        await _schema.SettleAsync(isAsked: false, cancellationToken).ConfigureAwait(false);
        var context = _takeToRead();
        try
        {
            // ReadUncommitted is a plain BEGIN here, and reads nothing uncommitted. What is seen is settled by the first read: it is done now.
            await context.Database.BeginTransactionAsync(IsolationLevel.ReadUncommitted, cancellationToken).ConfigureAwait(false);
            await context.Database.ExecuteSqlRawAsync("SELECT 1 FROM sqlite_schema LIMIT 1", cancellationToken).ConfigureAwait(false);
            return context;
        }
        catch
        {
            await context.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public async ValueTask<DatabaseWrite<TContext>> WriteAsync(CancellationToken cancellationToken)
    {
        await _schema.SettleAsync(isAsked: false, cancellationToken).ConfigureAwait(false);
        var queued = await BeginAsync(cancellationToken).ConfigureAwait(false);
        var connection = _writers.Take(_writerString) ?? new SqliteConnection(_writerString);
        var turn = new WriterTurn(queued, _writers, connection);
        TContext? context = null;
        try
        {
            if (connection.State != ConnectionState.Open)
            {
                await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
                await _pragmas.SetAsync(connection, cancellationToken).ConfigureAwait(false);
            }

            context = _takeToWrite();
            context.Database.SetDbConnection(connection, contextOwnsConnection: false);

            // Serializable is BEGIN IMMEDIATE: the lock is taken now, and a read inside never fails later for having become old.
            var transaction = await context.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken).ConfigureAwait(false);
            return new DatabaseWrite<TContext>(context, transaction, turn);
        }
        catch
        {
            if (context is not null)
            {
                await context.DisposeAsync().ConfigureAwait(false);
            }

            turn.Dispose();
            throw;
        }
    }

    /// <summary>Waits for the turn of a writer who brings a connection along.</summary>
    public async ValueTask<IDisposable> WaitForTurnAsync(CancellationToken cancellationToken)
    {
        await _schema.SettleAsync(isAsked: false, cancellationToken).ConfigureAwait(false);
        return await BeginAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Closes the file for good, in the turn of a writer. Who waits for a turn is refused; who reads has what was there to the end.</summary>
    public async ValueTask CloseAsync(CancellationToken cancellationToken)
    {
        using var turn = await _queue.EnterAsync(cancellationToken).ConfigureAwait(false);
        Uses.Close();
        Release();
    }

    public void Dispose()
    {
        Release();
        _queue.Dispose();
    }

    private void Release()
    {
        _writers.Close(_writerString);
        using (var connection = new SqliteConnection(_connectionString))
        {
            SqliteConnection.ClearPool(connection);
        }
    }

    private async ValueTask<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        var turn = await _queue.EnterAsync(cancellationToken).ConfigureAwait(false);
        if (!Uses.IsClosed)
        {
            return turn;
        }

        turn.Dispose();
        throw Uses.Closed(null);
    }

    /// <summary>Waits for the turn of a writer; the file is in use until it is passed on.</summary>
    private async ValueTask<IDisposable> BeginAsync(CancellationToken cancellationToken)
    {
        Uses.Begin();
        try
        {
            return new UsingTurn(await EnterAsync(cancellationToken).ConfigureAwait(false), Uses);
        }
        catch
        {
            Uses.End();
            throw;
        }
    }

    private static string ConnectionString(string file, SqliteStorageOptions settings, SqliteOpenMode mode, bool pooling) =>
        new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = mode,
            Pooling = pooling,
            ForeignKeys = true,
            DefaultTimeout = (int)Math.Ceiling(settings.BusyTimeout.TotalSeconds),
        }.ConnectionString;

    private async ValueTask<SchemaChange> SettleAloneAsync(bool isAsked, CancellationToken cancellationToken)
    {
        var connectionString = ConnectionString(_file, _settings, SqliteOpenMode.ReadWriteCreate, pooling: false);
        var context = _contexts(SqliteContextOptions.For<TContext>(connectionString, _settings, _interceptors))();
        await using (context.ConfigureAwait(false))
        {
            var versions = SchemaVersions.Of(context);
            var applied = (await context.Database.GetAppliedMigrationsAsync(cancellationToken).ConfigureAwait(false)).ToList();
            var before = SchemaVersions.VersionOf(applied);
            if (versions.IsBehind(applied) && (isAsked || _policy.IsToMigrate(versions, applied)))
            {
                Log.Migrating(_logger, Path.GetFileName(_file), versions.Current);
                // The mark of a migrator that was killed would be waited for without end. No other can be at work: this process owns the folder.
                await context.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancellationToken).ConfigureAwait(false);
                // Named, the target spares each database a comparison of the whole model with its snapshot, which takes longer than the migration; a test does it once.
                await context.Database.MigrateAsync(versions.Current, cancellationToken).ConfigureAwait(false);
                applied.AddRange(versions.All);
            }

            await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellationToken).ConfigureAwait(false);
            await _policy.CheckAsync(context, cancellationToken).ConfigureAwait(false);
            return new SchemaChange(before, SchemaVersions.VersionOf(applied)!);
        }
    }
}
