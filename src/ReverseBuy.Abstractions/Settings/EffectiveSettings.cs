using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Orders;

namespace ReverseBuy.Settings;

/// <summary>What holds for a tenant at a moment: its own settings over the host's. Immutable; whoever decides something reads it once, and decides all of it by that.</summary>
public sealed record EffectiveSettings
{
    /// <summary>The marketplaces that are on; <see langword="null"/> for every one with a connector.</summary>
    public IReadOnlyList<MarketplaceId>? Marketplaces { get; init; }

    /// <summary>What follows when a price fell.</summary>
    public VerificationDecision Fall { get; init; } = VerificationDecision.Accept;

    /// <summary>What follows when it rose within tolerance.</summary>
    public VerificationDecision RiseWithinTolerance { get; init; } = VerificationDecision.Absorb;

    /// <summary>What follows when it rose by more.</summary>
    public VerificationDecision RiseBeyondTolerance { get; init; } = VerificationDecision.Ask;

    /// <summary>The rise that is within tolerance, as a share of the price.</summary>
    public decimal AbsorbedRise { get; init; }

    /// <summary>The rise of a line that is within tolerance whatever its share; <see langword="null"/> when there is none.</summary>
    public Money? AbsorbedAmount { get; init; }

    /// <summary>The warehouses: the tenant's own, or else the host's.</summary>
    public IReadOnlyList<TenantWarehouse> Warehouses { get; init; } = [];

    /// <summary>Whether the warehouses are the tenant's own: those of the host take none of its orders then.</summary>
    public bool HasOwnWarehouses { get; init; }

    /// <summary>The languages that the tenant's customers are served in, the preferred one first; none when nobody has said.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>The currencies that customers may pay in; <see langword="null"/> for every one that has a rate.</summary>
    public IReadOnlyList<Currency>? Currencies { get; init; }

    /// <summary>How many orders may be placed in a day (UTC); <see langword="null"/> for any number.</summary>
    public int? OrdersADay { get; init; }

    /// <summary>How many calls a minute a process may make for it before browsing and refreshing are refused; <see langword="null"/> for any number.</summary>
    public int? LiveCallsAMinute { get; init; }

    /// <summary>Lays settings over these.</summary>
    /// <param name="settings">The settings of one tenant, or what the host sets for all.</param>
    /// <returns>Both.</returns>
    public EffectiveSettings With(TenantSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return this with
        {
            Marketplaces = settings.Marketplaces ?? Marketplaces,
            Fall = settings.PriceRules?.Fall ?? Fall,
            RiseWithinTolerance = settings.PriceRules?.RiseWithinTolerance ?? RiseWithinTolerance,
            RiseBeyondTolerance = settings.PriceRules?.RiseBeyondTolerance ?? RiseBeyondTolerance,
            AbsorbedRise = settings.Tolerance?.AbsorbedRise ?? AbsorbedRise,
            AbsorbedAmount = settings.Tolerance?.AbsorbedAmount ?? AbsorbedAmount,
            Warehouses = settings.Warehouses ?? Warehouses,
            HasOwnWarehouses = HasOwnWarehouses || settings.Warehouses is not null,
            Languages = settings.Languages ?? Languages,
            Currencies = settings.Currencies ?? Currencies,
            OrdersADay = settings.Quotas?.OrdersADay ?? OrdersADay,
            LiveCallsAMinute = settings.Quotas?.LiveCallsAMinute ?? LiveCallsAMinute,
        };
    }

    /// <summary>Whether new business is done at a marketplace.</summary>
    /// <param name="marketplace">The marketplace.</param>
    /// <returns>Whether it is on.</returns>
    public bool IsOn(MarketplaceId marketplace) => Marketplaces?.Contains(marketplace) != false;

    /// <summary>Whether customers may pay in a currency, as far as the tenant has a say.</summary>
    /// <param name="currency">The currency.</param>
    /// <returns>Whether it is taken.</returns>
    public bool IsTaken(Currency currency) => Currencies?.Contains(currency) != false;

    /// <summary>Whether new orders may not be bought into a warehouse. One that is listed nowhere here may be known to the host.</summary>
    /// <param name="warehouse">The warehouse.</param>
    /// <returns>Whether it takes none.</returns>
    public bool IsClosed(WarehouseId warehouse) => FindWarehouse(warehouse)?.IsClosed ?? HasOwnWarehouses;

    /// <summary>Finds a warehouse, also one that is closed.</summary>
    /// <param name="warehouse">The warehouse; the first one that is open when none is named.</param>
    /// <returns>The warehouse, or <see langword="null"/> when it is not among these.</returns>
    public TenantWarehouse? FindWarehouse(WarehouseId? warehouse) => warehouse is { } named
        ? Warehouses.FirstOrDefault(known => known.Address.Warehouse == named)
        : Warehouses.FirstOrDefault(known => !known.IsClosed);

    /// <summary>Refuses new business at a marketplace that is switched off.</summary>
    /// <param name="tenant">The tenant that these are of.</param>
    /// <param name="marketplace">The marketplace.</param>
    /// <exception cref="MarketplaceException">It is off (PermissionDenied). Nothing was sent.</exception>
    public void RequireOn(TenantId tenant, MarketplaceId marketplace)
    {
        if (!IsOn(marketplace))
        {
            throw new MarketplaceException(
                marketplace,
                MarketplaceErrorKind.PermissionDenied,
                $"Marketplace '{marketplace}' is switched off for tenant '{tenant}'; nothing was sent. Switch it on with ITenantSettings.ChangeAsync.");
        }
    }
}
