using ReverseBuy.Catalogue;

namespace ReverseBuy.Inventory;

/// <summary>A listing as it was at one moment.</summary>
/// <param name="Product">The listing.</param>
/// <param name="CapturedAt">When it was read upstream.</param>
public sealed record Snapshot(Product Product, DateTimeOffset CapturedAt);
