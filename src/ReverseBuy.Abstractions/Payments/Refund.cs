using ReverseBuy.Orders;

namespace ReverseBuy.Payments;

/// <summary>Money that the host has paid back to a customer.</summary>
/// <param name="Reference">The host's own reference of the refund; each is booked once. It is an idempotency key among those of commands.</param>
/// <param name="For">The order or the parcel that had been paid.</param>
/// <param name="Amount">How much; above 0.</param>
public sealed record Refund(IdempotencyKey Reference, AggregateKey For, Money Amount);
