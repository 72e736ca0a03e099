using ReverseBuy.Orders;

namespace ReverseBuy.Messaging;

/// <summary>Something that has happened. Events hold ids and no personal data, and are written with the change they tell of.</summary>
public interface IReverseBuyEvent
{
    /// <summary>The orders it concerns.</summary>
    IReadOnlyList<OrderId> Orders { get; }
}
