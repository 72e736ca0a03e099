using ReverseBuy.Orders;

namespace ReverseBuy.Messaging;

/// <summary>An event in the course of one order.</summary>
/// <param name="Order">The order.</param>
/// <param name="Envelope">The event.</param>
public sealed record TimelineEntry(OrderId Order, EventEnvelope Envelope);
