namespace ReverseBuy.Inventory.Verifying;

/// <summary>In what a snapshot was wrong about a line that was ordered; the first that applies.</summary>
internal enum SnapshotMismatch
{
    None,
    Listing,
    Sku,
    Stock,
    Rule,
    Price,
}
