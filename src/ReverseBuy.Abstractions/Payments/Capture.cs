using ReverseBuy.Orders;

namespace ReverseBuy.Payments;

/// <summary>Money that the host captured from a customer.</summary>
/// <param name="Reference">The host's own reference of the payment; each is booked once. It is an idempotency key among those of commands.</param>
/// <param name="For">The order or the parcel that was paid.</param>
/// <param name="Amount">How much; above 0.</param>
public sealed record Capture(IdempotencyKey Reference, AggregateKey For, Money Amount);
