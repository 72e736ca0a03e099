namespace ReverseBuy.Tenancy;

/// <summary>
/// What became of importing a tenant. A closed set: <see cref="Imported"/>, <see cref="AlreadyThere"/>, <see cref="UnknownServer"/>, <see cref="Unreadable"/>, <see cref="NotSupported"/>. All but the first
/// left nothing behind.
/// </summary>
public abstract record ImportTenantResult
{
    private ImportTenantResult()
    {
    }

    /// <summary>It can be worked for.</summary>
    /// <param name="Tenant">The tenant.</param>
    /// <param name="Report">What was read.</param>
    public sealed record Imported(Tenant Tenant, TenantArchiveReport Report) : ImportTenantResult;

    /// <summary>There is a tenant of this id.</summary>
    /// <param name="Tenant">The tenant.</param>
    public sealed record AlreadyThere(Tenant Tenant) : ImportTenantResult;

    /// <summary>The storage has no such server.</summary>
    /// <param name="Servers">The names it has.</param>
    public sealed record UnknownServer(IReadOnlyList<string> Servers) : ImportTenantResult;

    /// <summary>It is no whole archive that this version reads.</summary>
    /// <param name="Problem">What is wrong with it.</param>
    /// <param name="Detail">Where, for an operator.</param>
    public sealed record Unreadable(TenantArchiveProblem Problem, string Detail) : ImportTenantResult;

    /// <summary>The host's storage cannot be imported into: it is in memory, or one of the host's own without <see cref="ITenantContent"/>. Nothing was read.</summary>
    public sealed record NotSupported : ImportTenantResult;
}
