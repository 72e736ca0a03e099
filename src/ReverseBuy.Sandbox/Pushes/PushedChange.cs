using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Orders;

namespace ReverseBuy.Sandbox.Pushes;

/// <summary>Something that happened at a marketplace, on the business clock.</summary>
internal abstract record PushedChange(DateTimeOffset At)
{
    /// <summary>An order came into another state; which one is read from it.</summary>
    public sealed record OrderMoved(OrderRecord Order, DateTimeOffset At) : PushedChange(At);

    /// <summary>The price of an order changed.</summary>
    public sealed record OrderRepriced(OrderRecord Order, DateTimeOffset At) : PushedChange(At);

    /// <summary>A refund of an order came into another state, or something was said about it.</summary>
    public sealed record RefundMoved(OrderRecord Order, long RefundId, DateTimeOffset At) : PushedChange(At);

    /// <summary>Price, stock or state of a listing changed.</summary>
    public sealed record ListingChanged(Listing Listing, bool IsGone, DateTimeOffset At) : PushedChange(At);
}
