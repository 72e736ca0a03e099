using System.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using ReverseBuy.Schemas;

namespace ReverseBuy.EntityFrameworkCore.Sqlite.Databases;

/// <summary>One file: its schema settled before its first use, written by one at a time, read by any number.</summary>
/// <param name="file">The path.</param>
/// <param name="settings">The host's settings.</param>
/// <param name="writers">Keeps the connection that it is written with.</param>
/// <param name="make">Makes a context.</param>
/// <param name="policy">What becomes of its schema, and what to make sure of.</param>
/// <param name="logger">Where to tell of migrations.</param>
internal sealed class SqliteDatabase<TContext>(
    string file,
    SqliteStorageOptions settings,
    WriterConnections writers,
    Func<DbContextOptions<TContext>, TContext> make,
    ISchemaPolicy<TContext> policy,
    ILogger logger) : IDisposable
    where TContext : DbContext
{
    // How long a lock is waited for is a matter of real time: a clock that a test turns says nothing about it.
    private readonly WriteQueue _queue = new(Path.GetFileName(file), settings.LockTimeout, TimeProvider.System);
    private readonly string _connectionString = ConnectionString(file, settings, SqliteOpenMode.ReadWrite, pooling: true);
    private readonly string _writerString = ConnectionString(file, settings, SqliteOpenMode.ReadWrite, pooling: false);
    private readonly DurabilityPragmas _pragmas = new(settings.BusyTimeout);
    private readonly DbContextOptions<TContext> _options = SqliteContextOptions.For<TContext>(
        ConnectionString(file, settings, SqliteOpenMode.ReadWrite, pooling: true),
        new DurabilityPragmas(settings.BusyTimeout));

    // Whether it may be used, and whether it was brought up to date because somebody asked for it.
    private volatile bool _settled;
    private volatile bool _prepared;
    private volatile bool _closed;

    /// <summary>Brings the schema up to date.</summary>
    public ValueTask PrepareAsync(CancellationToken cancellationToken) => SettleAsync(isAsked: true, cancellationToken);

    /// <summary>Brings the schema up to date, whatever is remembered of it, and says what that was.</summary>
    public async ValueTask<SchemaChange> MigrateAsync(CancellationToken cancellationToken)
    {
        using var turn = await EnterAsync(cancellationToken).ConfigureAwait(false);
        var change = await SettleAloneAsync(isAsked: true, cancellationToken).ConfigureAwait(false);
        _settled = true;
        return change;
    }

    /// <summary>Asks for the schema version, and changes nothing. The file is there.</summary>
    public async ValueTask<string?> FindVersionAsync(CancellationToken cancellationToken)
    {
        var context = make(_options);
        await using (context.ConfigureAwait(false))
        {
            return SchemaVersions.VersionOf(await context.Database.GetAppliedMigrationsAsync(cancellationToken).ConfigureAwait(false));
        }
    }

    public async ValueTask<TContext> ReadAsync(CancellationToken cancellationToken)
    {
        await SettleAsync(isAsked: false, cancellationToken).ConfigureAwait(false);
        return make(_options);
    }

    public async ValueTask<TContext> ViewAsync(CancellationToken cancellationToken)
    {
        await SettleAsync(isAsked: false, cancellationToken).ConfigureAwait(false);
        var context = make(_options);
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
        await SettleAsync(isAsked: false, cancellationToken).ConfigureAwait(false);
        var queued = await EnterAsync(cancellationToken).ConfigureAwait(false);
        var connection = writers.Take(_writerString) ?? new SqliteConnection(_writerString);
        var turn = new WriterTurn(queued, writers, connection);
        TContext? context = null;
        try
        {
            if (connection.State != ConnectionState.Open)
            {
                await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
                await _pragmas.SetAsync(connection, cancellationToken).ConfigureAwait(false);
            }

            context = make(_options);
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

    /// <summary>Closes the file for good, in the turn of a writer. Who waits for a turn is refused; who reads has what was there to the end.</summary>
    public async ValueTask CloseAsync(CancellationToken cancellationToken)
    {
        using var turn = await _queue.EnterAsync(cancellationToken).ConfigureAwait(false);
        _closed = true;
        writers.Close(_writerString);
        ClearPool();
    }

    public void Dispose()
    {
        ClearPool();
        _queue.Dispose();
    }

    private void ClearPool()
    {
        using (var connection = new SqliteConnection(_connectionString))
        {
            SqliteConnection.ClearPool(connection);
        }
    }

    private async ValueTask<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        var turn = await _queue.EnterAsync(cancellationToken).ConfigureAwait(false);
        if (_closed)
        {
            turn.Dispose();
        }

        ThrowIfClosed();
        return turn;
    }

    private void ThrowIfClosed()
    {
        if (_closed)
        {
            throw new ReverseBuyException("storage.closed", $"Database '{Path.GetFileName(file)}' was closed to be deleted. Ask again: if there is another one, it is used.");
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

    private async ValueTask SettleAsync(bool isAsked, CancellationToken cancellationToken)
    {
        ThrowIfClosed();
        if (isAsked ? _prepared : _settled)
        {
            return;
        }

        SchemaChange change;
        using (await EnterAsync(cancellationToken).ConfigureAwait(false))
        {
            if (isAsked ? _prepared : _settled)
            {
                return;
            }

            change = await SettleAloneAsync(isAsked, cancellationToken).ConfigureAwait(false);
            _settled = true;
            _prepared |= isAsked;
        }

        await policy.NoteAsync(change, isAsked, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<SchemaChange> SettleAloneAsync(bool isAsked, CancellationToken cancellationToken)
    {
        var connectionString = ConnectionString(file, settings, SqliteOpenMode.ReadWriteCreate, pooling: false);
        var context = make(SqliteContextOptions.For<TContext>(connectionString, new DurabilityPragmas(settings.BusyTimeout)));
        await using (context.ConfigureAwait(false))
        {
            var versions = SchemaVersions.Of(context);
            var applied = (await context.Database.GetAppliedMigrationsAsync(cancellationToken).ConfigureAwait(false)).ToList();
            var before = SchemaVersions.VersionOf(applied);
            if (versions.IsBehind(applied) && (isAsked || policy.IsToMigrate(versions, applied)))
            {
                Log.Migrating(logger, Path.GetFileName(file), versions.Current);
                // The mark of a migrator that was killed would be waited for without end. No other can be at work: this process owns the folder.
                await context.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancellationToken).ConfigureAwait(false);
                await context.Database.MigrateAsync(cancellationToken).ConfigureAwait(false);
                applied.AddRange(versions.All);
            }

            await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellationToken).ConfigureAwait(false);
            await policy.CheckAsync(context, cancellationToken).ConfigureAwait(false);
            return new SchemaChange(before, SchemaVersions.VersionOf(applied)!);
        }
    }
}
