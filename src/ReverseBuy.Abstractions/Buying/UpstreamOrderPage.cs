namespace ReverseBuy.Buying;

/// <summary>One page of upstream orders.</summary>
/// <param name="Orders">The orders, in the marketplace's order.</param>
/// <param name="HasMore">Whether a further page may have orders.</param>
public sealed record UpstreamOrderPage(IReadOnlyList<UpstreamOrderReading> Orders, bool HasMore);
