using ReverseBuy.Buying;
using ReverseBuy.Catalogue;

namespace ReverseBuy.Inventory;

/// <summary>What a verification found.</summary>
/// <param name="Id">The id of this evidence.</param>
/// <param name="AskedAt">When the asking began; nothing in the answer is older.</param>
/// <param name="Lines">One result per line, in the order of the request.</param>
public sealed record Verification(VerificationId Id, DateTimeOffset AskedAt, IReadOnlyList<VerifiedLine> Lines)
{
    /// <summary>What was learnt about stock: one observation for each line that was answered.</summary>
    public IReadOnlyList<StockObservation> Observations => [.. Lines.Select(Observe).OfType<StockObservation>()];

    private StockObservation? Observe(VerifiedLine line)
    {
        Availability? availability = line.Evidence switch
        {
            LiveOffer.Offered offered => offered.Availability,
            LiveOffer.SkuGone or LiveOffer.ListingGone => Availability.Out,
            _ => null,
        };
        return line.Account is { } account && availability is { } known ? new StockObservation(account, line.Line.Sku, known, line.AskedAt ?? AskedAt) : null;
    }
}
