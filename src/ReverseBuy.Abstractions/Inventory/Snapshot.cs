using ReverseBuy.Catalogue;

namespace ReverseBuy.Inventory;

/// <summary>A listing as it was at one moment.</summary>
/// <param name="Product">The listing.</param>
/// <param name="CapturedAt">When upstream was asked for it; nothing in it is older.</param>
public sealed record Snapshot(Product Product, DateTimeOffset CapturedAt)
{
    /// <summary>When upstream last told of a change of the listing; <see langword="null"/> when it did not since the snapshot was captured.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>How old it is.</summary>
    /// <param name="now">The time now.</param>
    /// <returns>The time since it was captured; nothing when another node's clock is ahead.</returns>
    public TimeSpan AgeAt(DateTimeOffset now) => now > CapturedAt ? now - CapturedAt : TimeSpan.Zero;
}
