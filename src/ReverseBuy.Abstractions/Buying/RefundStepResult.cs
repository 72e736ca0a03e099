namespace ReverseBuy.Buying;

/// <summary>What became of a step in a refund that is under way. A closed set: <see cref="Done"/>, <see cref="Refused"/>.</summary>
public abstract record RefundStepResult
{
    private RefundStepResult()
    {
    }

    /// <summary>The marketplace has taken it; read the refund to see where it stands now.</summary>
    public sealed record Done : RefundStepResult;

    /// <summary>It has not, for a definite reason.</summary>
    /// <param name="MarketplaceCode">The marketplace's own code, when it gave one.</param>
    /// <param name="Message">The marketplace's own words, when it gave some.</param>
    public sealed record Refused(string? MarketplaceCode, string? Message) : RefundStepResult;
}
