using ReverseBuy.Settings;

namespace ReverseBuy.Composition;

/// <summary>What the options say for tenants that set nothing.</summary>
internal sealed class ConfiguredSettings(ReverseBuyOptions options) : IHostSettings
{
    public EffectiveSettings Settings => new EffectiveSettings
    {
        Fall = options.Orders.PriceRules.Fall,
        RiseWithinTolerance = options.Orders.PriceRules.RiseWithinTolerance,
        RiseBeyondTolerance = options.Orders.PriceRules.RiseBeyondTolerance,
        AbsorbedRise = options.Orders.AbsorbedRise,
        AbsorbedAmount = options.Orders.AbsorbedAmount,
        Warehouses = [.. options.Warehouses.Select(address => new TenantWarehouse(address))],
    }.With(options.Tenancy.Defaults) with
    {
        HasOwnWarehouses = false,
    };
}
