namespace ReverseBuy.AspNetCore;

/// <summary>The controller, action or hub is run for a tenant only.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class RequireTenantAttribute : Attribute, ITenantRequirement
{
    /// <inheritdoc/>
    public bool IsRequired => true;
}
