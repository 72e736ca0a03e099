using Microsoft.EntityFrameworkCore;
using ReverseBuy.Tenancy;

namespace ReverseBuy.EntityFrameworkCore.Control;

/// <summary>A deleted tenant's row in the ledger goes with it.</summary>
internal sealed class MigrationLedgerData(IDatabaseProvider databases) : ITenantData
{
    public string Place => "migration ledger";

    public bool IsInMemory => false;

    public async ValueTask<IReadOnlyList<string>> ListAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var context = await databases.ReadControlAsync(cancellationToken).ConfigureAwait(false);
        await using (context.ConfigureAwait(false))
        {
            return await context.Migrations.AnyAsync(row => row.Tenant == tenant, cancellationToken).ConfigureAwait(false) ? ["schema version"] : [];
        }
    }

    public async ValueTask DeleteAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var write = await databases.WriteControlAsync(cancellationToken).ConfigureAwait(false);
        await using (write.ConfigureAwait(false))
        {
            await write.Context.Migrations.Where(row => row.Tenant == tenant).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
            await write.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
