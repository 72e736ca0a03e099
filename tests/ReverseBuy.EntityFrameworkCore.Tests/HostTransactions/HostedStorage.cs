using System.Data.Common;
using ReverseBuy.Storage;

namespace ReverseBuy.EntityFrameworkCore.Tests.HostTransactions;

/// <summary>A storage whose every unit of work is in a transaction of the host's, on a connection of the host's.</summary>
internal sealed class HostedStorage(ITenantStorage storage, IHostTransactions hosts, Func<TenantId, DbConnection> connect) : ITenantStorage
{
    public async ValueTask<ITenantUnitOfWork> BeginAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var connection = connect(tenant);
        DbTransaction? transaction = null;
        var use = hosts.UseTransaction(tenant, async token =>
        {
            await connection.OpenAsync(token);
            return transaction = await connection.BeginTransactionAsync(token);
        });
        try
        {
            var inner = await storage.BeginAsync(tenant, cancellationToken);
            return new HostedUnitOfWork(inner, use, transaction!, connection);
        }
        catch
        {
            await use.DisposeAsync();
            await connection.DisposeAsync();
            throw;
        }
    }

    public ValueTask<ITenantView> ReadAsync(TenantId tenant, CancellationToken cancellationToken) => storage.ReadAsync(tenant, cancellationToken);
}
