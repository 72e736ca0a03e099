namespace ReverseBuy.Buying;

/// <summary>An upstream order as a create call answers it.</summary>
/// <param name="Id">The marketplace's id of the order.</param>
/// <param name="Total">What is to be paid for it, freight included, as the answer says.</param>
public sealed record PlacedUpstreamOrder(string Id, Money Total);
