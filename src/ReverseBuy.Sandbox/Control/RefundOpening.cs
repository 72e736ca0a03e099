namespace ReverseBuy.Sandbox.Control;

/// <summary>Body of the call that begins a refund on the platform's own pages. The SKU picks the line of an order that has several.</summary>
internal sealed record RefundOpening(string OrderId, string? SkuId, bool ReturnsGoods, bool IsRefused, string? Reason);
