namespace ReverseBuy.Inventory.Loading;

/// <summary>What upstream answered.</summary>
/// <param name="Answer">What is known now.</param>
/// <param name="IsChanged">Whether it differs from the snapshot before; <see langword="null"/> when there was none to compare with.</param>
/// <param name="Kept">Ends when the tenant's database and the other nodes have it, or when that failed and was logged.</param>
internal readonly record struct Asked(SnapshotRead Answer, bool? IsChanged, Task Kept);
