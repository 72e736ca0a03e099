using Microsoft.EntityFrameworkCore;

namespace ReverseBuy.EntityFrameworkCore.Control;

/// <summary>Numbers the changes of tenants, in the write that makes them, so that other processes hear of them.</summary>
internal static class TenantChangeNumbers
{
    /// <summary>How long other processes may be away without missing that a tenant was removed.</summary>
    private static readonly TimeSpan KeepRemoved = TimeSpan.FromDays(1);

    /// <summary>Gives a change its number. The last number always stays, so that none is given out twice.</summary>
    public static async Task NumberAsync(ControlDbContext context, TenantId tenant, DateTimeOffset now, bool isRemoved, CancellationToken cancellationToken)
    {
        var last = await context.TenantChanges.MaxAsync(row => (long?)row.Number, cancellationToken).ConfigureAwait(false) ?? 0;
        var row = await context.TenantChanges.SingleOrDefaultAsync(row => row.Tenant == tenant, cancellationToken).ConfigureAwait(false);
        if (row is null)
        {
            row = new TenantChangeRow { Tenant = tenant };
            context.TenantChanges.Add(row);
        }

        (row.Number, row.RemovedAt) = (last + 1, isRemoved ? now : null);
        var before = now - KeepRemoved;
        await context.TenantChanges
            .Where(other => other.RemovedAt < before && other.Tenant != tenant)
            .ExecuteDeleteAsync(cancellationToken)
            .ConfigureAwait(false);
    }
}
