namespace ReverseBuy.Inventory;

/// <summary>What is known of stock and what takes it up: all that a hold is decided on.</summary>
/// <param name="Observation">The newest observation; <see langword="null"/> when there is none.</param>
/// <param name="Holds">
/// The holds that are open, whether or not they have expired meanwhile, and those that finished when the observation was asked for or later, in the order in
/// which they were added.
/// </param>
/// <param name="OldestFinishedAt">When the first of all holds finished that are kept; <see langword="null"/> when none has.</param>
public sealed record StockStanding(StockObservation? Observation, IReadOnlyList<StockHold> Holds, DateTimeOffset? OldestFinishedAt);
