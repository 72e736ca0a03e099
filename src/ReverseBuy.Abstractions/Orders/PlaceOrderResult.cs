using ReverseBuy.Inventory;

namespace ReverseBuy.Orders;

/// <summary>What became of placing an order. A closed set: <see cref="Placed"/>, <see cref="Differs"/>, <see cref="Refused"/>.</summary>
public abstract record PlaceOrderResult
{
    private PlaceOrderResult()
    {
    }

    /// <summary>The order is stored and awaits its payment.</summary>
    /// <param name="Order">The order.</param>
    /// <param name="Receipt">Its state and version.</param>
    public sealed record Placed(OrderId Order, Receipt Receipt) : PlaceOrderResult;

    /// <summary>No order was stored: lines differ from what the customer saw, and the policy does not accept that by itself.</summary>
    /// <param name="Evidence">The evidence; named in <see cref="PlaceOrder.Accepts"/>, what was asked is accepted, while it is fresh (10 minutes).</param>
    /// <param name="Lines">What was found and decided about each line, in the order of the request.</param>
    public sealed record Differs(VerificationId Evidence, IReadOnlyList<DecidedLine> Lines) : PlaceOrderResult
    {
        /// <summary>Whether the customer can accept: no line was refused.</summary>
        public bool CanBeAccepted => Lines.All(line => line.Decision != VerificationDecision.Refuse);
    }

    /// <summary>No order was stored: the tenant's settings do not allow it. What was answered to the same command before stays answered.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Refused(OrderRefusal Reason) : PlaceOrderResult;
}
