using System.Data;
using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ReverseBuy.EntityFrameworkCore.PostgreSql.Databases;

/// <summary>Writes within a transaction of the host's, which takes the writers' lock with it.</summary>
internal sealed class PostgreSqlHostTransactionJoiner(PostgreSqlDatabases databases, PostgreSqlStorageOptions settings) : IHostTransactionJoiner
{
    private static readonly DbContextOptions<TenantDbContext> Options = PostgreSqlContextOptions.For<TenantDbContext>();

    // Writers wait for each other at the database, whichever process they are in; here it is made sure that there is one.
    public async ValueTask<IDisposable> WaitForTurnAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        await (await databases.ReadTenantAsync(tenant, cancellationToken).ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
        return new NoTurn();
    }

    public async ValueTask<TenantDbContext> JoinAsync(TenantId tenant, DbTransaction transaction, CancellationToken cancellationToken)
    {
        if (transaction is not NpgsqlTransaction { Connection: { } connection, IsolationLevel: IsolationLevel.ReadCommitted or IsolationLevel.Unspecified })
        {
            throw new ArgumentException("A PostgreSQL transaction that is read committed is needed: any other does not see what was written before it got the lock.", nameof(transaction));
        }

        // Known to be there, and of the current schema.
        await (await databases.ReadTenantAsync(tenant, cancellationToken).ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
        var context = new TenantDbContext(Options);
        try
        {
            context.Database.SetDbConnection(connection, contextOwnsConnection: false);
            await context.Database.UseTransactionAsync(transaction, cancellationToken).ConfigureAwait(false);
            await LockAsync(context, connection, cancellationToken).ConfigureAwait(false);
            await context.RequireOwnerAsync(tenant, cancellationToken).ConfigureAwait(false);
            return context;
        }
        catch
        {
            await context.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async Task LockAsync(TenantDbContext context, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var patience = ((long)Math.Ceiling(settings.LockTimeout.TotalMilliseconds)).ToString(CultureInfo.InvariantCulture);
        try
        {
            await context.Database.ExecuteSqlAsync(
                $"SELECT set_config('lock_timeout', {patience}, true), pg_advisory_xact_lock({PostgreSqlDatabase<TenantDbContext>.WriterLock})",
                cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            throw WriteQueue.Busy(connection.Database, settings.LockTimeout, exception);
        }
    }

    private sealed class NoTurn : IDisposable
    {
        public void Dispose()
        {
        }
    }
}
