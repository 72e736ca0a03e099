using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using ReverseBuy.EntityFrameworkCore.HostTransactions;
using ReverseBuy.EntityFrameworkCore.Idempotency;
using ReverseBuy.EntityFrameworkCore.Statements;
using ReverseBuy.Messaging;
using ReverseBuy.Orders;
using ReverseBuy.Storage;

namespace ReverseBuy.EntityFrameworkCore.UnitsOfWork;

internal sealed class TenantStorage(IDatabaseProvider databases, TenantProtections protections, IDoorbell doorbell, CurrentHostTransaction host) : ITenantStorage
{
    public async ValueTask<ITenantUnitOfWork> BeginAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        if (host.Find(tenant) is { } hosts)
        {
            var joined = await hosts.WriteAsync(cancellationToken).ConfigureAwait(false);
            return new TenantUnitOfWork(joined, SessionOf(tenant, joined), protections, hosts.Doorbell);
        }

        var write = await databases.WriteTenantAsync(tenant, cancellationToken).ConfigureAwait(false);
        return Make(write, SessionOf(tenant, write));
    }

    public async ValueTask<ITenantUnitOfWork> BeginAsync(TenantId tenant, UnitOfWorkScope scope, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (host.Find(tenant) is not null)
        {
            return await BeginAsync(tenant, cancellationToken).ConfigureAwait(false);
        }

        var write = await databases.WriteTenantAsync(tenant, ScopeClaims.Of(scope), cancellationToken).ConfigureAwait(false);
        try
        {
            var session = SessionOf(tenant, write);
            session.Begin(await ReadAhead.ReadAsync(write, scope, cancellationToken).ConfigureAwait(false));
            return Make(write, session);
        }
        catch
        {
            await write.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public async ValueTask<ITenantView> ReadAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var context = await databases.ViewTenantAsync(tenant, cancellationToken).ConfigureAwait(false);
        context.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return new TenantView(context, new TenantSession(tenant, context, databases), protections);
    }

    public async ValueTask<CommandRecord?> FindCommandAsync(TenantId tenant, IdempotencyKey key, CancellationToken cancellationToken)
    {
        var context = await databases.ReadTenantAsync(tenant, cancellationToken).ConfigureAwait(false);
        await using (context.ConfigureAwait(false))
        {
            await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            CommandRecord? command = null;
            var batch = new StatementBatch(context.Database.GetDbConnection(), null);
            batch.Add(TenantStatements.Of(context).FindCommand, key.Value);
            await batch.ReadAsync((_, row) => command = CommandReading.Read(row), cancellationToken).ConfigureAwait(false);
            return command;
        }
    }

    // Nothing is written after a failure, so that there is nothing to go back to between.
    private TenantSession SessionOf(TenantId tenant, DatabaseWrite<TenantDbContext> write)
    {
        write.Context.Database.AutoSavepointsEnabled = false;
        return new TenantSession(tenant, write.Context, databases);
    }

    private TenantUnitOfWork Make(DatabaseWrite<TenantDbContext> write, TenantSession session) => new(write, session, protections, doorbell);
}
