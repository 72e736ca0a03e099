namespace ReverseBuy.Tenancy;

/// <summary>Enters tenants. Thread-safe.</summary>
public interface ITenantScopeFactory
{
    /// <summary>Makes a tenant the current one of this flow of execution, and of what is started in it, until the result is disposed.</summary>
    /// <param name="tenant">The tenant. Whether it exists is found out by the first call that needs it.</param>
    /// <returns>
    /// What ends the scope and brings back the tenant before. It ends it in the flow that disposes it and in no other, and disposing it again does nothing. Disposed while a
    /// scope inside it is open, it leaves that one as it is, and no tenant is current once that one ends: an error rather than a tenant that nobody meant.
    /// </returns>
    /// <exception cref="ArgumentException">The id is the default value, which names no tenant.</exception>
    IDisposable Enter(TenantId tenant);
}
