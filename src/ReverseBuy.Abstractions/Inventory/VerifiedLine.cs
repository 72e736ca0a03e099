using ReverseBuy.Buying;
using ReverseBuy.Connectors;

namespace ReverseBuy.Inventory;

/// <summary>The result of one line.</summary>
/// <param name="Line">The line as asked.</param>
/// <param name="Difference">What has changed since the customer saw it.</param>
/// <param name="Evidence">What the marketplace answered; <see langword="null"/> when it was not asked.</param>
public sealed record VerifiedLine(VerificationLine Line, LineDifference Difference, LiveOffer? Evidence)
{
    /// <summary>The buying account that asks for it; <see langword="null"/> when the tenant has none at the marketplace.</summary>
    public BuyingAccountId? Account { get; init; }

    /// <summary>
    /// When the question was given to the connector that answered it: the answer is not older. It may have waited for its budget after that.
    /// <see langword="null"/> without <see cref="Evidence"/>.
    /// </summary>
    public DateTimeOffset? AskedAt { get; init; }
}
