namespace ReverseBuy.Sandbox.Taobao;

/// <summary>A refund of one sub order, asked for on the platform's own pages; its state follows from its age (see <see cref="TaobaoRefundBook"/>).</summary>
internal sealed record TaobaoRefundRecord(long Id, long SubOrderId, bool ReturnsGoods, long FeeFen, string Reason, DateTimeOffset OpenedAt)
{
    /// <summary>Whether the seller will refuse it.</summary>
    public bool IsRefused { get; init; }

    /// <summary>How many of its states pushes have told of.</summary>
    public int ToldSteps { get; set; }
}
