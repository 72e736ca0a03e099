using Microsoft.EntityFrameworkCore;
using ReverseBuy.EntityFrameworkCore.Recipients;
using ReverseBuy.Messaging;
using ReverseBuy.Storage;

namespace ReverseBuy.EntityFrameworkCore.UnitsOfWork;

internal sealed class TenantStorage(IDatabaseProvider databases, RecipientProtection protection, IDoorbell doorbell) : ITenantStorage
{
    public async ValueTask<ITenantUnitOfWork> BeginAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var write = await databases.WriteTenantAsync(tenant, cancellationToken).ConfigureAwait(false);
        return new TenantUnitOfWork(write, new TenantSession(tenant, write.Context, databases), protection, doorbell);
    }

    public async ValueTask<ITenantView> ReadAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var context = await databases.ViewTenantAsync(tenant, cancellationToken).ConfigureAwait(false);
        context.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return new TenantView(context, new TenantSession(tenant, context, databases), protection);
    }
}
