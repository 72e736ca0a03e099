namespace ReverseBuy.Tenancy;

/// <summary>How tenants are told apart.</summary>
public sealed class TenancyOptions
{
    /// <summary>
    /// The only tenant of a host that serves one shop: it is current wherever none was entered. <see langword="null"/> (the default) when
    /// there are several.
    /// </summary>
    public TenantId? SingleTenant { get; set; }
}
