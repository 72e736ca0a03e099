using ReverseBuy.Fulfilment;
using ReverseBuy.Orders;

namespace ReverseBuy.Messaging;

/// <summary>A warehouse took a package in.</summary>
/// <param name="Package">The package.</param>
/// <param name="Waybill">The carrier's number of it.</param>
/// <param name="IsMatched">Whether it is known for whom it is.</param>
/// <param name="Orders">The orders whose goods it may bring.</param>
public sealed record PackageArrived(
    PackageId Package,
    string Waybill,
    bool IsMatched,
    IReadOnlyList<OrderId> Orders) : IReverseBuyEvent;
