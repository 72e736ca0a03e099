using ReverseBuy.Sandbox.Catalogue;

namespace ReverseBuy.Sandbox.Orders;

/// <summary>A line a buyer asks for, resolved against the catalogue.</summary>
internal sealed record OrderRequestLine(Listing Listing, Sku Sku, int Quantity, string LineNumber);
