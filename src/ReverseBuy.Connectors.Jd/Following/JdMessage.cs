using ReverseBuy.Following;

namespace ReverseBuy.Connectors.Jd.Following;

/// <summary>A message as far as it is followed.</summary>
/// <param name="Id">JD's id of it, by which it is deleted.</param>
/// <param name="Kind">JD's number of its kind.</param>
/// <param name="At">When, if it says so.</param>
internal sealed record JdMessage(string Id, string? Kind, DateTimeOffset? At)
{
    /// <summary>The order that it concerns, by whatever id it names it: that of a part, or of the whole.</summary>
    public string? Order { get; init; }

    /// <summary>What it hints at of goods.</summary>
    public OfferChangedHint? Offer { get; init; }
}
