using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ReverseBuy.EntityFrameworkCore.Sqlite.Databases;

/// <summary>Writes within a transaction of the host's, which has the file's only lock for writers.</summary>
internal sealed class SqliteHostTransactionJoiner(SqliteDatabases databases, SqliteStorageOptions settings) : IHostTransactionJoiner
{
    private readonly DbContextOptions<TenantDbContext> _options =
        SqliteContextOptions.For<TenantDbContext>("Data Source=:memory:", new DurabilityPragmas(settings.BusyTimeout));

    public ValueTask<IDisposable> WaitForTurnAsync(TenantId tenant, CancellationToken cancellationToken) => databases.WaitForTurnAsync(tenant, cancellationToken);

    public async ValueTask<TenantDbContext> JoinAsync(TenantId tenant, DbTransaction transaction, CancellationToken cancellationToken)
    {
        if (transaction is not SqliteTransaction { Connection: { } connection, IsolationLevel: IsolationLevel.Serializable })
        {
            throw new ArgumentException("A SQLite transaction that has the lock is needed. Begin it as connection.BeginTransaction() does: serializable and not deferred.", nameof(transaction));
        }

        // Known to be there, and of the current schema.
        await (await databases.ReadTenantAsync(tenant, cancellationToken).ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
        var context = new TenantDbContext(_options);
        try
        {
            context.Database.SetDbConnection(connection, contextOwnsConnection: false);
            await context.Database.UseTransactionAsync(transaction, cancellationToken).ConfigureAwait(false);
            await context.RequireOwnerAsync(tenant, cancellationToken).ConfigureAwait(false);
            return context;
        }
        catch
        {
            await context.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
