using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReverseBuy.Tenancy;

namespace ReverseBuy.EntityFrameworkCore.Control;

/// <summary>What is rung for a tenant in the control database.</summary>
internal sealed class DoorbellData(IDatabaseProvider databases) : ITenantData
{
    public string Place => "doorbells";

    public bool IsInMemory => false;

    public async ValueTask<IReadOnlyList<string>> ListAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var context = await databases.ReadControlAsync(cancellationToken).ConfigureAwait(false);
        await using (context.ConfigureAwait(false))
        {
            var count = await context.Doorbells.CountAsync(row => row.Tenant == tenant, cancellationToken).ConfigureAwait(false);
            return count == 0 ? [] : [string.Create(CultureInfo.InvariantCulture, $"{count} rows")];
        }
    }

    public async ValueTask DeleteAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var write = await databases.WriteControlAsync(cancellationToken).ConfigureAwait(false);
        await using (write.ConfigureAwait(false))
        {
            await write.Context.Doorbells.Where(row => row.Tenant == tenant).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
            await write.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
