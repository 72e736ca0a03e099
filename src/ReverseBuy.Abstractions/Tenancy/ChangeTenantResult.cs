namespace ReverseBuy.Tenancy;

/// <summary>What became of changing a tenant. A closed set: <see cref="Changed"/>, <see cref="Unknown"/>, <see cref="NotPossible"/>.</summary>
public abstract record ChangeTenantResult
{
    private ChangeTenantResult()
    {
    }

    /// <summary>It is as was asked for; it may have been before.</summary>
    /// <param name="Tenant">The tenant.</param>
    public sealed record Changed(Tenant Tenant) : ChangeTenantResult;

    /// <summary>There is no tenant of this id.</summary>
    public sealed record Unknown : ChangeTenantResult;

    /// <summary>Its state does not allow it. Nothing was changed.</summary>
    /// <param name="Tenant">The tenant.</param>
    public sealed record NotPossible(Tenant Tenant) : ChangeTenantResult;
}
