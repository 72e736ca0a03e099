using ReverseBuy.Catalogue;

namespace ReverseBuy.Settings;

/// <summary>
/// What a tenant has set of its own. A member that is <see langword="null"/> leaves the host's; one that is set takes its place as a whole. No secrets belong in it. Immutable.
/// </summary>
public sealed record TenantSettings
{
    /// <summary>The marketplaces that are on; each needs a connector. Purchases under way at one that is switched off go on.</summary>
    public IReadOnlyList<MarketplaceId>? Marketplaces { get; init; }

    /// <summary>What follows when a price moved; each of its members by itself.</summary>
    public PriceRuleSettings? PriceRules { get; init; }

    /// <summary>Which rises are within tolerance; each of its members by itself.</summary>
    public ToleranceSettings? Tolerance { get; init; }

    /// <summary>The warehouses; the first one that is open is the default.</summary>
    public IReadOnlyList<TenantWarehouse>? Warehouses { get; init; }

    /// <summary>The languages that the tenant's customers are served in, the preferred one first, by their tags (BCP 47), such as <c>en</c> and <c>pt-BR</c>.</summary>
    public IReadOnlyList<string>? Languages { get; init; }

    /// <summary>The currencies that customers may pay in. The host's rates have to know them.</summary>
    public IReadOnlyList<Currency>? Currencies { get; init; }

    /// <summary>How much the tenant may do; each of its members by itself.</summary>
    public QuotaSettings? Quotas { get; init; }

    /// <summary>Lays these settings over others: what is set here holds, and what is not there.</summary>
    /// <param name="below">The others.</param>
    /// <returns>Both.</returns>
    public TenantSettings Over(TenantSettings below)
    {
        ArgumentNullException.ThrowIfNull(below);
        return new TenantSettings
        {
            Marketplaces = Marketplaces ?? below.Marketplaces,
            PriceRules = PriceRules?.Over(below.PriceRules) ?? below.PriceRules,
            Tolerance = Tolerance?.Over(below.Tolerance) ?? below.Tolerance,
            Warehouses = Warehouses ?? below.Warehouses,
            Languages = Languages ?? below.Languages,
            Currencies = Currencies ?? below.Currencies,
            Quotas = Quotas?.Over(below.Quotas) ?? below.Quotas,
        };
    }
}
