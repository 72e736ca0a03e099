using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Inventory.Asking;

namespace ReverseBuy.Inventory.Verifying;

/// <summary>Gathers the results of lines from the answers of their batches.</summary>
internal sealed class LineResults(IReadOnlyList<VerificationLine> lines)
{
    private readonly Dictionary<SkuId, VerifiedLine> _results = [];
    private readonly Dictionary<SkuId, VerificationLine> _lines = lines.ToDictionary(line => line.Sku);

    public IReadOnlyList<VerifiedLine> InOrder() => [.. lines.Select(line => _results[line.Sku])];

    /// <summary>Takes the answer of a batch; <see langword="null"/> for none.</summary>
    public void Take(LiveBatch batch, LiveAnswer? answer)
    {
        for (var index = 0; index < batch.Request.Lines.Count; index++)
        {
            var line = _lines[batch.Request.Lines[index].Sku];
            _results[line.Sku] = Result(line, batch, answer?.Offers[index], answer?.AskedAt) with { Account = batch.Context.Account };
        }
    }

    /// <summary>Takes lines that nobody can be asked for, because the tenant has no account at their marketplace.</summary>
    public void Take(IEnumerable<VerificationLine> unaskable, MarketplaceException exception)
    {
        foreach (var line in unaskable)
        {
            _results[line.Sku] = new VerifiedLine(line, new LineDifference.Unreachable(exception.Message), new LiveOffer.Unreachable(line.Sku, exception));
        }
    }

    private static VerifiedLine Result(VerificationLine line, LiveBatch batch, LiveOffer? offer, DateTimeOffset? askedAt)
    {
        var difference = offer is null
            ? new LineDifference.NotAsked(NotAskedReason.Deadline)
            : LineComparison.Compare(line, QuantityOf(line.Sku.Listing, batch), offer);
        return difference is LineDifference.NotAsked
            ? new VerifiedLine(line, difference, null)
            : new VerifiedLine(line, difference, offer) { AskedAt = askedAt };
    }

    // A batch has all lines of a listing that go to one warehouse. What goes to another is bought in an order of its own and reaches no minimum with them.
    private static int QuantityOf(ListingId listing, LiveBatch batch) => batch.Request.Lines.Where(line => line.Sku.Listing == listing).Sum(line => line.Quantity);
}
