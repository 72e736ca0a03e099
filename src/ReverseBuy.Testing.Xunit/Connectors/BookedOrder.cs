using ReverseBuy.Buying;

namespace ReverseBuy.Testing;

/// <summary>An order as the marketplace's own books have it, whatever it tells over its interface.</summary>
/// <param name="Id">The marketplace's id of the order.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Quantity">How many pieces it has in all.</param>
public sealed record BookedOrder(string Id, UpstreamStatus Status, int Quantity);
