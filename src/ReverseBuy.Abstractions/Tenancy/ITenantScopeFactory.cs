namespace ReverseBuy.Tenancy;

/// <summary>Enters tenants. Thread-safe.</summary>
public interface ITenantScopeFactory
{
    /// <summary>Makes a tenant the current one of this flow of execution until the result is disposed.</summary>
    /// <param name="tenant">The tenant. Whether it exists is found out by the first call that needs it.</param>
    /// <returns>What ends the scope and brings back the tenant before.</returns>
    IDisposable Enter(TenantId tenant);
}
