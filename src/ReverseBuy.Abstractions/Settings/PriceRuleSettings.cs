using ReverseBuy.Orders;

namespace ReverseBuy.Settings;

/// <summary>What follows when the price of a line moved; what is <see langword="null"/> is left as it is.</summary>
public sealed record PriceRuleSettings
{
    /// <summary>When the price fell. It cannot be absorbed.</summary>
    public VerificationDecision? Fall { get; init; }

    /// <summary>When it rose within tolerance.</summary>
    public VerificationDecision? RiseWithinTolerance { get; init; }

    /// <summary>When it rose by more.</summary>
    public VerificationDecision? RiseBeyondTolerance { get; init; }

    internal PriceRuleSettings Over(PriceRuleSettings? below) => new()
    {
        Fall = Fall ?? below?.Fall,
        RiseWithinTolerance = RiseWithinTolerance ?? below?.RiseWithinTolerance,
        RiseBeyondTolerance = RiseBeyondTolerance ?? below?.RiseBeyondTolerance,
    };
}
