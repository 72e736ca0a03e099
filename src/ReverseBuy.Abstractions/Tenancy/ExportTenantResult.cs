namespace ReverseBuy.Tenancy;

/// <summary>What became of exporting a tenant. A closed set: <see cref="Exported"/>, <see cref="Unknown"/>, <see cref="NotPossible"/>, <see cref="NotSupported"/>.</summary>
public abstract record ExportTenantResult
{
    private ExportTenantResult()
    {
    }

    /// <summary>The archive is complete.</summary>
    /// <param name="Report">What it holds.</param>
    public sealed record Exported(TenantArchiveReport Report) : ExportTenantResult;

    /// <summary>There is no tenant of this id.</summary>
    public sealed record Unknown : ExportTenantResult;

    /// <summary>Its state does not allow it. Nothing was written.</summary>
    /// <param name="Tenant">The tenant.</param>
    public sealed record NotPossible(Tenant Tenant) : ExportTenantResult;

    /// <summary>The host's storage cannot be exported: it is in memory, or one of the host's own without <see cref="ITenantContent"/>. Nothing was written.</summary>
    public sealed record NotSupported : ExportTenantResult;
}
