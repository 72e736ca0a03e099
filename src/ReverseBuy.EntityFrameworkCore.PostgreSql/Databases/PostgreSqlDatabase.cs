using System.Data;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;
using Npgsql;
using ReverseBuy.Schemas;

namespace ReverseBuy.EntityFrameworkCore.PostgreSql.Databases;

/// <summary>One database: its schema settled before its first use, written by one at a time among all processes, read by any number.</summary>
/// <param name="name">Its name.</param>
/// <param name="server">The server it is on.</param>
/// <param name="settings">The host's settings.</param>
/// <param name="make">Makes a context.</param>
/// <param name="policy">What becomes of its schema, and what to make sure of.</param>
/// <param name="logger">Where to tell of migrations.</param>
internal sealed class PostgreSqlDatabase<TContext>(
    string name,
    PostgreSqlServer server,
    PostgreSqlStorageOptions settings,
    Func<DbContextOptions<TContext>, TContext> make,
    ISchemaPolicy<TContext> policy,
    ILogger logger) : IDisposable
    where TContext : DbContext
{
    // Any number will do, as the lock is this database's own; this one is read as "RevB".
    public const long WriterLock = 0x52657642;

    private const string Commit = "COMMIT";

    private static readonly DbContextOptions<TContext> Options = PostgreSqlContextOptions.For<TContext>();

    // How long a lock is waited for is a matter of real time: a clock that a test turns says nothing about it.
    private readonly WriteQueue _queue = new(name, settings.LockTimeout, TimeProvider.System);
    // Who stores something new holds a connection while it waits, and others need some, too.
    private readonly WriteQueue _newcomers = new(name, settings.LockTimeout, TimeProvider.System, Math.Max(1, settings.ConnectionsPerTenant - 2));
    private readonly NpgsqlDataSource _source = server.DataSource(name);

    // Whether it may be used, and whether it was brought up to date because somebody asked for it.
    private volatile bool _settled;
    private volatile bool _prepared;
    private volatile bool _closed;

    /// <summary>Brings the schema up to date. The database is there.</summary>
    public ValueTask PrepareAsync(CancellationToken cancellationToken) => SettleAsync(isAsked: true, cancellationToken);

    /// <summary>Brings the schema up to date, whatever is remembered of it, and says what that was. The database is there.</summary>
    public async ValueTask<SchemaChange> MigrateAsync(CancellationToken cancellationToken)
    {
        using var turn = await _queue.EnterAsync(cancellationToken).ConfigureAwait(false);
        var change = await SettleAloneAsync(isAsked: true, cancellationToken).ConfigureAwait(false);
        _settled = true;
        return change;
    }

    /// <summary>Asks for the schema version, and changes nothing. The database is there.</summary>
    public async ValueTask<string?> FindVersionAsync(CancellationToken cancellationToken)
    {
        var context = Make();
        await using (context.ConfigureAwait(false))
        {
            return SchemaVersions.VersionOf(await context.Database.GetAppliedMigrationsAsync(cancellationToken).ConfigureAwait(false));
        }
    }

    public async ValueTask<TContext> ReadAsync(CancellationToken cancellationToken)
    {
        await SettleAsync(isAsked: false, cancellationToken).ConfigureAwait(false);
        return Make();
    }

    public async ValueTask<TContext> ViewAsync(CancellationToken cancellationToken)
    {
        await SettleAsync(isAsked: false, cancellationToken).ConfigureAwait(false);
        var context = Make();
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
        var context = Make();
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
        await SettleAsync(isAsked: false, cancellationToken).ConfigureAwait(false);

        // The queue of this process first: who waits in it holds no connection.
        var turn = await _queue.EnterAsync(cancellationToken).ConfigureAwait(false);
        var context = Make();
        try
        {
            return new DatabaseWrite<TContext>(context, await BeginAsync(context, cancellationToken).ConfigureAwait(false), turn) { Ending = Commit };
        }
        catch
        {
            await context.DisposeAsync().ConfigureAwait(false);
            turn.Dispose();
            throw;
        }
    }

    /// <summary>Begins beside others who claim nothing of the same. What makes it so is the opening, which is still to be run.</summary>
    public async ValueTask<DatabaseWrite<TContext>> WriteAsync(IReadOnlyList<string> claims, CancellationToken cancellationToken)
    {
        await SettleAsync(isAsked: false, cancellationToken).ConfigureAwait(false);
        var turn = await _newcomers.EnterAsync(cancellationToken).ConfigureAwait(false);
        var context = Make();
        try
        {
            var transaction = await context.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken).ConfigureAwait(false);
            return new DatabaseWrite<TContext>(context, transaction, turn) { Opening = ClaimLocks.Opening(claims, WriterLock, Patience, _newcomers.Busy), Ending = Commit };
        }
        catch
        {
            await context.DisposeAsync().ConfigureAwait(false);
            turn.Dispose();
            throw;
        }
    }

    /// <summary>Lets go of its connections for good; those in use are closed when they are given back.</summary>
    public void Close()
    {
        _closed = true;
        _source.Dispose();
    }

    public void Dispose()
    {
        Close();
        _queue.Dispose();
        _newcomers.Dispose();
    }

    // In milliseconds.
    private long Patience => (long)Math.Ceiling(settings.LockTimeout.TotalMilliseconds);

    private TContext Make()
    {
        if (_closed)
        {
            throw new ReverseBuyException("storage.closed", $"Database '{name}' was closed, because its tenant moves or is deleted. Ask again: where it is now, it is found.")
            {
                IsTransient = true,
            };
        }

        var context = make(Options);
        context.Database.SetDbConnection(_source.CreateConnection(), contextOwnsConnection: true);
        return context;
    }

    private async ValueTask SettleAsync(bool isAsked, CancellationToken cancellationToken)
    {
        if (isAsked ? _prepared : _settled)
        {
            return;
        }

        SchemaChange change;
        using (await _queue.EnterAsync(cancellationToken).ConfigureAwait(false))
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
        var context = Make();
        await using (context.ConfigureAwait(false))
        {
            var versions = SchemaVersions.Of(context);
            var applied = (await context.Database.GetAppliedMigrationsAsync(cancellationToken).ConfigureAwait(false)).ToList();
            var before = SchemaVersions.VersionOf(applied);
            if (versions.IsBehind(applied) && (isAsked || policy.IsToMigrate(versions, applied)))
            {
                Log.Migrating(logger, name, versions.Current);
                await MigrateAloneAsync(context, cancellationToken).ConfigureAwait(false);
                applied.AddRange(versions.All);
            }

            // Another process may be at the same.
            var transaction = await BeginAsync(context, cancellationToken).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                await policy.CheckAsync(context, cancellationToken).ConfigureAwait(false);
                await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            }

            return new SchemaChange(before, SchemaVersions.VersionOf(applied)!);
        }
    }

    /// <summary>
    /// Migrates with the writer's lock held by the connection. The lock of the migrations themselves ends with each of them, and between two another
    /// process would begin with the one that is next here.
    /// </summary>
    private async ValueTask MigrateAloneAsync(TContext context, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await context.Database.ExecuteSqlRawAsync(
                string.Create(CultureInfo.InvariantCulture, $"SET lock_timeout = {Patience}; SELECT pg_advisory_lock({WriterLock}); SET lock_timeout = DEFAULT"),
                cancellationToken).ConfigureAwait(false);
            await context.Database.MigrateAsync(cancellationToken).ConfigureAwait(false);
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
