namespace ReverseBuy.Tenancy;

/// <summary>
/// What became of moving a tenant. A closed set: <see cref="Moved"/>, <see cref="Unknown"/>, <see cref="UnknownServer"/>, <see cref="NotPossible"/>. All but the first
/// changed nothing.
/// </summary>
public abstract record MoveTenantResult
{
    private MoveTenantResult()
    {
    }

    /// <summary>It is on the server; it may have been before.</summary>
    /// <param name="Tenant">The tenant.</param>
    public sealed record Moved(Tenant Tenant) : MoveTenantResult;

    /// <summary>There is no tenant of this id.</summary>
    public sealed record Unknown : MoveTenantResult;

    /// <summary>The storage has no such server.</summary>
    /// <param name="Servers">The names it has.</param>
    public sealed record UnknownServer(IReadOnlyList<string> Servers) : MoveTenantResult;

    /// <summary>Its state does not allow it.</summary>
    /// <param name="Tenant">The tenant.</param>
    public sealed record NotPossible(Tenant Tenant) : MoveTenantResult;
}
