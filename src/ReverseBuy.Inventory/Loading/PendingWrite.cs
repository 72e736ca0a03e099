namespace ReverseBuy.Inventory.Loading;

/// <summary>What is to be written of a listing.</summary>
/// <param name="At">As of when; of two the later one is written.</param>
/// <param name="Snapshot">The snapshot; <see langword="null"/> when the listing is gone.</param>
internal readonly record struct PendingWrite(DateTimeOffset At, Snapshot? Snapshot);
