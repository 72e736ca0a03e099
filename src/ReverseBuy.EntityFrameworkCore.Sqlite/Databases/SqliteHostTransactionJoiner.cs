using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace ReverseBuy.EntityFrameworkCore.Sqlite.Databases;

/// <summary>Writes within a transaction of the host's, which has the file's only lock for writers or is given it.</summary>
internal sealed class SqliteHostTransactionJoiner(SqliteDatabases databases, SqliteStorageOptions settings) : IHostTransactionJoiner
{
    private readonly DbContextOptions<TenantDbContext> _options =
        SqliteContextOptions.For<TenantDbContext>("Data Source=:memory:", settings, new DurabilityPragmas(settings.BusyTimeout));

    public ValueTask<IDisposable> WaitForTurnAsync(TenantId tenant, CancellationToken cancellationToken) => databases.WaitForTurnAsync(tenant, cancellationToken);

    public async ValueTask<TenantDbContext> JoinAsync(TenantId tenant, DbTransaction transaction, CancellationToken cancellationToken)
    {
        if (transaction is not SqliteTransaction { Connection: { } connection })
        {
            throw new ArgumentException("A transaction of Microsoft.Data.Sqlite is needed.", nameof(transaction));
        }

        // Known to be there, and of the current schema.
        await (await databases.ReadTenantAsync(tenant, cancellationToken).ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
        var context = new TenantDbContext(_options);
        try
        {
            context.Database.SetDbConnection(connection, contextOwnsConnection: false);
            await context.Database.UseTransactionAsync(transaction, cancellationToken).ConfigureAwait(false);
            await LockAsync(context, tenant, cancellationToken).ConfigureAwait(false);
            await context.RequireOwnerAsync(tenant, cancellationToken).ConfigureAwait(false);
            return context;
        }
        catch
        {
            await context.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    // A transaction that was begun as a deferred one has no lock yet, and may have read what is old by now. A write that changes nothing takes the lock, or fails.
    private async Task LockAsync(TenantDbContext context, TenantId tenant, CancellationToken cancellationToken)
    {
        try
        {
            await context.Database.ExecuteSqlRawAsync("UPDATE database_owner SET id = id WHERE 0", cancellationToken).ConfigureAwait(false);
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == raw.SQLITE_BUSY)
        {
            throw WriteQueue.Busy(tenant.Value, settings.BusyTimeout, exception);
        }
    }
}
