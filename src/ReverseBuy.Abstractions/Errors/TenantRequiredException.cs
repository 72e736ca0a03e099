namespace ReverseBuy;

/// <summary>A facade was called and no tenant had been entered.</summary>
public sealed class TenantRequiredException : ReverseBuyException
{
    /// <summary>Makes an exception.</summary>
    public TenantRequiredException()
        : base(
            "tenant.required",
            "No tenant was entered. Enter one with ITenantScopeFactory.Enter(tenant), or name the only one with AddReverseBuy(o => o.SingleTenant = …).")
    {
    }
}
