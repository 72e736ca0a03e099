namespace ReverseBuy.Testing.Storage.Outbox;

/// <summary>One thing done to the outbox.</summary>
/// <param name="Kind">What.</param>
/// <param name="Which">Of the aggregates, for an event that is added; else of the events that it can be done to, counted round.</param>
/// <param name="Minutes">How long to wait, or how far the clock goes on.</param>
internal sealed record OutboxAction(OutboxActionKind Kind, int Which, int Minutes);
