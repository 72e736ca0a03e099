namespace ReverseBuy.Sandbox.Taobao;

/// <summary>A line that cannot be bought, with the reason.</summary>
internal sealed record UnavailableLine(long MpId, long MpSkuId, string Code, string Message);
