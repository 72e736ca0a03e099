namespace ReverseBuy.Buying;

/// <summary>What became of asking for a refund. A closed set: <see cref="Applied"/>, <see cref="Refused"/>.</summary>
public abstract record RefundResult
{
    private RefundResult()
    {
    }

    /// <summary>The marketplace has taken it on.</summary>
    /// <param name="RefundId">The marketplace's id of the refund.</param>
    public sealed record Applied(string RefundId) : RefundResult;

    /// <summary>It has not, for a definite reason.</summary>
    /// <param name="MarketplaceCode">The marketplace's own code.</param>
    /// <param name="Message">The marketplace's own words.</param>
    public sealed record Refused(string MarketplaceCode, string Message) : RefundResult;
}
