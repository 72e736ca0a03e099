namespace ReverseBuy.Sandbox.Control;

/// <summary>Body of a purchase that a person makes by a link.</summary>
internal sealed record LinkPurchase(Uri Link, int Quantity, string? SkuId);
