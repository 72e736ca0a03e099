namespace ReverseBuy.Tenancy;

/// <summary>
/// What became of taking on a tenant. A closed set: <see cref="Provisioned"/>, <see cref="AlreadyThere"/>, <see cref="UnknownServer"/>, <see cref="NotPossible"/>. All but
/// the first changed nothing.
/// </summary>
public abstract record ProvisionTenantResult
{
    private ProvisionTenantResult()
    {
    }

    /// <summary>It can be worked for.</summary>
    /// <param name="Tenant">The tenant.</param>
    public sealed record Provisioned(Tenant Tenant) : ProvisionTenantResult;

    /// <summary>There is a tenant of this id.</summary>
    /// <param name="Tenant">The tenant.</param>
    public sealed record AlreadyThere(Tenant Tenant) : ProvisionTenantResult;

    /// <summary>The storage has no such server.</summary>
    /// <param name="Servers">The names it has.</param>
    public sealed record UnknownServer(IReadOnlyList<string> Servers) : ProvisionTenantResult;

    /// <summary>The tenant of this id is being imported or deleted.</summary>
    /// <param name="Tenant">The tenant.</param>
    public sealed record NotPossible(Tenant Tenant) : ProvisionTenantResult;
}
