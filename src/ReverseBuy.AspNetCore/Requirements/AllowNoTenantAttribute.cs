namespace ReverseBuy.AspNetCore;

/// <summary>The controller, action or hub belongs to no tenant: none is looked for and none is entered.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class AllowNoTenantAttribute : Attribute, ITenantRequirement
{
    /// <inheritdoc/>
    public bool IsRequired => false;
}
