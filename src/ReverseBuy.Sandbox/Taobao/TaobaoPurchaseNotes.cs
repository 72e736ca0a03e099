namespace ReverseBuy.Sandbox.Taobao;

/// <summary>What a create call says beside the goods, to be told again by the queries.</summary>
internal sealed record TaobaoPurchaseNotes(string? SellerOrderNumber, string? OrderSource, string? Remark, TaobaoReceiver Receiver);
