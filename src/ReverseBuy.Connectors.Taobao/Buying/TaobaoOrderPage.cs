using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Taobao.Buying;

/// <summary>One page of orders as the platform tells them.</summary>
internal sealed record TaobaoOrderPage(IReadOnlyList<WireValue> Orders, bool HasMore);
