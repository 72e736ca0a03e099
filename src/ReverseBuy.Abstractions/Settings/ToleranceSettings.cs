namespace ReverseBuy.Settings;

/// <summary>Which rises of a price are within tolerance; what is <see langword="null"/> is left as it is.</summary>
public sealed record ToleranceSettings
{
    /// <summary>The rise as a share of the price, from 0 to 1: 0.05 is 5 %.</summary>
    public decimal? AbsorbedRise { get; init; }

    /// <summary>The rise of a line, all its pieces together, whatever its share; in the marketplace's currency. An amount of nothing takes the host's away.</summary>
    public Money? AbsorbedAmount { get; init; }

    internal ToleranceSettings Over(ToleranceSettings? below) => new()
    {
        AbsorbedRise = AbsorbedRise ?? below?.AbsorbedRise,
        AbsorbedAmount = AbsorbedAmount ?? below?.AbsorbedAmount,
    };
}
