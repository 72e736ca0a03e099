using ReverseBuy.Sandbox.Catalogue;

namespace ReverseBuy.Sandbox.Pushes;

/// <summary>The stock of a SKU changed by so many pieces.</summary>
internal sealed record ListingRestocked(Listing Listing, Sku Sku, int By, DateTimeOffset At) : PushedChange(At);
