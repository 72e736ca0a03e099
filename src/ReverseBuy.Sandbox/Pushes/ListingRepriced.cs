using ReverseBuy.Sandbox.Catalogue;

namespace ReverseBuy.Sandbox.Pushes;

/// <summary>The price of a listing changed.</summary>
internal sealed record ListingRepriced(Listing Listing, DateTimeOffset At) : PushedChange(At);
