using ReverseBuy.Fulfilment;
using ReverseBuy.Orders;

namespace ReverseBuy.Messaging;

/// <summary>The state of a package into a warehouse changed.</summary>
/// <param name="Package">The package.</param>
/// <param name="From">The state before; empty when it became known.</param>
/// <param name="To">The state after.</param>
/// <param name="Trigger">What triggered it.</param>
/// <param name="Actor">Who did it: kind and id.</param>
/// <param name="Orders">The orders whose goods it may bring.</param>
public sealed record PackageStateChanged(
    PackageId Package,
    string From,
    string To,
    string Trigger,
    string Actor,
    IReadOnlyList<OrderId> Orders) : IReverseBuyEvent;
