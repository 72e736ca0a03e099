using ReverseBuy.Schemas;
using ReverseBuy.Storage;
using ReverseBuy.Tenancy;

namespace ReverseBuy.EntityFrameworkCore.Tests.Schemas;

/// <summary>A process with a storage, whatever its engine.</summary>
public interface IStorageHost : IAsyncDisposable
{
    ITenantStore Tenants { get; }

    ITenantDatabase TenantDatabase { get; }

    ITenantSchema Schema { get; }

    IMigrationLedger Ledger { get; }

    ITenantStorage Storage { get; }

    IDatabaseProvider Databases { get; }
}
