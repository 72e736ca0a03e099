using ReverseBuy.Orders;

namespace ReverseBuy.Procurement;

/// <summary>
/// What became of naming upstream orders for a purchase. A closed set: <see cref="Named"/>, <see cref="Unknown"/>, <see cref="Taken"/>, <see cref="Different"/>,
/// <see cref="NotAnswered"/>. All but the first changed nothing, and the command's key may be used again.
/// </summary>
public abstract record NameUpstreamResult
{
    private NameUpstreamResult()
    {
    }

    /// <summary>They are the purchase's from now on.</summary>
    /// <param name="Receipt">The purchase order after the command.</param>
    public sealed record Named(Receipt Receipt) : NameUpstreamResult;

    /// <summary>The marketplace says that it has no such order in the buying account.</summary>
    /// <param name="UpstreamOrderId">Which one.</param>
    public sealed record Unknown(string UpstreamOrderId) : NameUpstreamResult;

    /// <summary>It is another purchase's.</summary>
    /// <param name="UpstreamOrderId">Which one.</param>
    /// <param name="PurchaseOrder">Whose it is.</param>
    public sealed record Taken(string UpstreamOrderId, PurchaseOrderId PurchaseOrder) : NameUpstreamResult;

    /// <summary>It holds nothing that the purchase is to buy.</summary>
    /// <param name="UpstreamOrderId">Which one.</param>
    public sealed record Different(string UpstreamOrderId) : NameUpstreamResult;

    /// <summary>The marketplace could not be asked; try again later.</summary>
    /// <param name="Reason">What went wrong, for an operator.</param>
    public sealed record NotAnswered(string Reason) : NameUpstreamResult;
}
