using ReverseBuy.Catalogue;

namespace ReverseBuy.Buying;

/// <summary>What it costs to send units of a listing to a warehouse.</summary>
/// <param name="Listing">The listing.</param>
/// <param name="Freight">The freight; nothing when the seller bears it.</param>
/// <param name="IsFree">Whether the seller bears it.</param>
public sealed record FreightEstimate(ListingId Listing, Money Freight, bool IsFree);
