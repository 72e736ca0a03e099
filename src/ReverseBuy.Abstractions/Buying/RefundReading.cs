namespace ReverseBuy.Buying;

/// <summary>A refund as the marketplace tells it at one moment.</summary>
/// <param name="Id">The marketplace's id of it.</param>
/// <param name="Status">What its status means.</param>
/// <param name="MarketplaceStatus">The status exactly as the marketplace wrote it.</param>
/// <param name="Amount">How much is or was paid back.</param>
public sealed record RefundReading(string Id, RefundStatus Status, string MarketplaceStatus, Money Amount);
