using System.Data;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;
using Npgsql;
using ReverseBuy.EntityFrameworkCore.PostgreSql.Connections;
using ReverseBuy.Schemas;

namespace ReverseBuy.EntityFrameworkCore.PostgreSql.Databases;

/// <summary>One database: its schema settled before its first use, written by one at a time among all processes, read by any number.</summary>
internal sealed class PostgreSqlDatabase<TContext> : IOpenDatabase
    where TContext : DbContext
{
    // Any number will do, as the lock is this database's own; this one is read as "RevB".
    public const long WriterLock = 0x52657642;

    private const string Commit = "COMMIT";

    private readonly string _name;
    private readonly PostgreSqlStorageOptions _settings;
    private readonly Func<TContext> _take;
    private readonly ISchemaPolicy<TContext> _policy;
    private readonly ILogger _logger;
    private readonly SchemaSettling<TContext> _schema;
    private readonly WriteQueue _queue;
    private readonly WriteQueue _newcomers;
    private readonly NpgsqlDataSource _source;
    private readonly ConnectionSeat _seat;

    /// <param name="name">Its name.</param>
    /// <param name="server">The server it is on.</param>
    /// <param name="settings">The host's settings.</param>
    /// <param name="seats">The connections that this process may have.</param>
    /// <param name="time">The clock of its idleness.</param>
    /// <param name="take">Takes a context.</param>
    /// <param name="policy">What becomes of its schema, and what to make sure of.</param>
    /// <param name="logger">Where to tell of migrations.</param>
    public PostgreSqlDatabase(
        string name,
        PostgreSqlServer server,
        PostgreSqlStorageOptions settings,
        ConnectionSeats seats,
        TimeProvider time,
        Func<TContext> take,
        ISchemaPolicy<TContext> policy,
        ILogger logger)
    {
        (_name, _settings, _take, _policy, _logger) = (name, settings, take, policy, logger);
        Uses = new DatabaseUses(name, time);

        // How long a lock is waited for is a matter of real time: a clock that a test turns says nothing about it.
        _queue = new WriteQueue(name, settings.LockTimeout, TimeProvider.System);

        // Who stores something new holds a connection while it waits, and one is to be left for those who read: with two in all, it takes its turn among the writers.
        _newcomers = settings.ConnectionsPerTenant > 2
            ? new WriteQueue(name, settings.LockTimeout, TimeProvider.System, settings.ConnectionsPerTenant - 2)
            : _queue;
        _schema = new SchemaSettling<TContext>(policy, _queue.EnterAsync, SettleAloneAsync);
        _source = server.DataSource(name);
        _seat = new ConnectionSeat(seats, name, _source.Clear, _source.Dispose, () => Uses.Closed(null));
    }

    public DatabaseUses Uses { get; }

    /// <summary>What to do once it turns out that the database is not there, or lets nobody in; <see langword="null"/> leaves it to whoever asked.</summary>
    public Action? Vanished { get; init; }

    /// <summary>Brings the schema up to date. The database is there.</summary>
    public ValueTask PrepareAsync(CancellationToken cancellationToken) => _schema.SettleAsync(isAsked: true, cancellationToken);

    /// <summary>Brings the schema up to date, whatever is remembered of it, and says what that was. The database is there.</summary>
    public ValueTask<SchemaChange> MigrateAsync(CancellationToken cancellationToken) => _schema.MigrateAsync(cancellationToken);

    /// <summary>Asks for the schema version, and changes nothing. The database is there.</summary>
    public async ValueTask<string?> FindVersionAsync(CancellationToken cancellationToken)
    {
        var context = Make(ConnectionKind.Command);
        await using (context.ConfigureAwait(false))
        {
            return SchemaVersions.VersionOf(await context.Database.GetAppliedMigrationsAsync(cancellationToken).ConfigureAwait(false));
        }
    }

    public async ValueTask<TContext> ReadAsync(CancellationToken cancellationToken)
    {
        await _schema.SettleAsync(isAsked: false, cancellationToken).ConfigureAwait(false);
        return Make(ConnectionKind.Command);
    }

    public async ValueTask<TContext> ViewAsync(CancellationToken cancellationToken)
    {
        await _schema.SettleAsync(isAsked: false, cancellationToken).ConfigureAwait(false);
        var context = Make(ConnectionKind.View);
        try
        {
            // What is seen is settled by the first statement: it is made now.
            await context.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken).ConfigureAwait(false);
            await context.Database.ExecuteSqlRawAsync("SET TRANSACTION READ ONLY; SELECT 1", cancellationToken).ConfigureAwait(false);
            return context;
        }
        catch
        {
            await context.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Opens it as it is once nobody else is connected to it.</summary>
    /// <param name="closeToOthers">Sees to that; given the server process that is to be left.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async ValueTask<TContext> ViewAloneAsync(Func<int, Task> closeToOthers, CancellationToken cancellationToken)
    {
        await PrepareAsync(cancellationToken).ConfigureAwait(false);
        var context = Make(ConnectionKind.View);
        try
        {
            await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            await closeToOthers(((NpgsqlConnection)context.Database.GetDbConnection()).ProcessID).ConfigureAwait(false);
            await context.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken).ConfigureAwait(false);
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

        // The queue of this process first: who waits in it holds no connection.
        var turn = await EnterAsync(_queue, cancellationToken).ConfigureAwait(false);
        TContext? context = null;
        try
        {
            context = Make(ConnectionKind.UnitOfWork);
            return new DatabaseWrite<TContext>(context, await BeginAsync(context, cancellationToken).ConfigureAwait(false), turn) { Ending = Commit };
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

    /// <summary>Begins beside others who claim nothing of the same. What makes it so is the opening, which is still to be run.</summary>
    public async ValueTask<DatabaseWrite<TContext>> WriteAsync(IReadOnlyList<string> claims, CancellationToken cancellationToken)
    {
        await _schema.SettleAsync(isAsked: false, cancellationToken).ConfigureAwait(false);
        var turn = await EnterAsync(_newcomers, cancellationToken).ConfigureAwait(false);
        TContext? context = null;
        try
        {
            context = Make(ConnectionKind.UnitOfWork);
            var transaction = await context.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken).ConfigureAwait(false);
            return new DatabaseWrite<TContext>(context, transaction, turn) { Opening = ClaimLocks.Opening(claims, WriterLock, Patience, _newcomers.Busy), Ending = Commit };
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

    /// <summary>Lets go of its connections for good; those in use are closed when they are given back.</summary>
    public void Close()
    {
        Uses.Close();
        _seat.Close();
    }

    public void Dispose()
    {
        Close();
        _queue.Dispose();
        _newcomers.Dispose();
    }

    // In milliseconds.
    private long Patience => (long)Math.Ceiling(_settings.LockTimeout.TotalMilliseconds);

    /// <summary>Waits for the turn of a writer; the database is in use until it is passed on.</summary>
    private async ValueTask<IDisposable> EnterAsync(WriteQueue queue, CancellationToken cancellationToken)
    {
        Uses.Begin();
        try
        {
            return new UsingTurn(await queue.EnterAsync(cancellationToken).ConfigureAwait(false), Uses);
        }
        catch
        {
            Uses.End();
            throw;
        }
    }

    private TContext Make(ConnectionKind kind)
    {
        Uses.Begin();
        try
        {
            var connection = _source.CreateConnection();
            ConnectionUses.Add(connection, new ConnectionUse(_seat, kind, Uses, Explain));
            var context = _take();
            context.Database.SetDbConnection(connection, contextOwnsConnection: true);
            return context;
        }
        catch
        {
            Uses.End();
            throw;
        }
    }

    // Dropped, or closed to everybody: it is being copied, or is elsewhere by now.
    private ReverseBuyException? Explain(Exception exception)
    {
        if (Vanished is null || exception is not PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName or PostgresErrorCodes.ObjectNotInPrerequisiteState })
        {
            return null;
        }

        Close();
        Vanished();
        return Uses.Closed(exception);
    }

    private async ValueTask<SchemaChange> SettleAloneAsync(bool isAsked, CancellationToken cancellationToken)
    {
        var context = Make(ConnectionKind.UnitOfWork);
        await using (context.ConfigureAwait(false))
        {
            var versions = SchemaVersions.Of(context);
            var applied = (await context.Database.GetAppliedMigrationsAsync(cancellationToken).ConfigureAwait(false)).ToList();
            var before = SchemaVersions.VersionOf(applied);
            if (versions.IsBehind(applied) && (isAsked || _policy.IsToMigrate(versions, applied)))
            {
                Log.Migrating(_logger, _name, versions.Current);
                await MigrateAloneAsync(context, versions.Current, cancellationToken).ConfigureAwait(false);
                applied.AddRange(versions.All);
            }

            // Another process may be at the same.
            var transaction = await BeginAsync(context, cancellationToken).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                await _policy.CheckAsync(context, cancellationToken).ConfigureAwait(false);
                await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            }

            return new SchemaChange(before, SchemaVersions.VersionOf(applied)!);
        }
    }

    /// <summary>
    /// Migrates with the writer's lock held by the connection. The lock of the migrations themselves ends with each of them, and between two another
    /// process would begin with the one that is next here.
    /// </summary>
    private async ValueTask MigrateAloneAsync(TContext context, string target, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await context.Database.ExecuteSqlRawAsync(
                string.Create(CultureInfo.InvariantCulture, $"SET lock_timeout = {Patience}; SELECT pg_advisory_lock({WriterLock}); SET lock_timeout = DEFAULT"),
                cancellationToken).ConfigureAwait(false);
            // Named, the target spares each database a comparison of the whole model with its snapshot, which takes longer than the migration; a test does it once.
            await context.Database.MigrateAsync(target, cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            throw _queue.Busy(exception);
        }
        finally
        {
            // Whatever happened: in the pool, an idle connection would keep the lock. One that is broken has lost it.
            if (context.Database.GetDbConnection().State == ConnectionState.Open)
            {
                await context.Database.ExecuteSqlRawAsync("SELECT pg_advisory_unlock_all()", CancellationToken.None).ConfigureAwait(false);
            }

            await context.Database.CloseConnectionAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Begins a transaction as the only writer of the database: nobody else writes while it is open, and it sees all that was committed before.</summary>
    private async ValueTask<IDbContextTransaction> BeginAsync(TContext context, CancellationToken cancellationToken)
    {
        var transaction = await context.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken).ConfigureAwait(false);
        try
        {
            await context.Database.ExecuteSqlAsync(
                $"SELECT set_config('lock_timeout', {Patience.ToString(CultureInfo.InvariantCulture)}, true), pg_advisory_xact_lock({WriterLock})",
                cancellationToken).ConfigureAwait(false);
            return transaction;
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            throw _queue.Busy(exception);
        }
    }
}
