namespace ReverseBuy.Tenancy;

/// <summary>
/// Whether a tenant may be worked for, as far as this process knows: it hears of changes that others make within <c>TenancyOptions.ChangesInterval</c>. One look at memory.
/// Thread-safe.
/// </summary>
public interface ITenantGate
{
    /// <summary>The state of a tenant.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <returns>The state; <see cref="TenantState.Active"/> also for tenants that nothing is known of.</returns>
    TenantState StateOf(TenantId tenant);

    /// <summary>Refuses to work for a tenant that is not active.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <exception cref="TenantNotActiveException">It is suspended, or being made, moved or deleted.</exception>
    void RequireActive(TenantId tenant);
}
