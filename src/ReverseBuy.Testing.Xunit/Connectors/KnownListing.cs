using ReverseBuy.Catalogue;

namespace ReverseBuy.Testing;

/// <summary>A listing of which a test knows what its marketplace would say at this moment.</summary>
/// <param name="Id">The listing.</param>
/// <param name="Title">The seller's title.</param>
/// <param name="PageUrl">The address of its page, as a customer would paste it.</param>
/// <param name="MinimumQuantity">The smallest quantity that can be ordered; at least 1.</param>
/// <param name="Skus">Its choices; at least two.</param>
public sealed record KnownListing(ListingId Id, string Title, Uri PageUrl, int MinimumQuantity, IReadOnlyList<KnownSku> Skus);
