namespace ReverseBuy;

/// <summary>A tenant was named that this host never took on.</summary>
public sealed class UnknownTenantException : ReverseBuyException
{
    /// <summary>Makes an exception.</summary>
    /// <param name="tenant">The tenant.</param>
    public UnknownTenantException(TenantId tenant)
        : base("tenant.unknown", $"Tenant '{tenant}' is unknown. Take it on with ITenants.OnboardAsync first.")
    {
        Tenant = tenant;
    }

    /// <summary>The tenant.</summary>
    public TenantId Tenant { get; }
}
