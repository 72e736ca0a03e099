using ReverseBuy.Buying;

namespace ReverseBuy.Inventory.Asking;

/// <summary>The answer to a batch.</summary>
/// <param name="Batch">What was asked.</param>
/// <param name="AskedAt">When it was given to the connector; nothing in the answer is older.</param>
/// <param name="Offers">One for each line, in their order.</param>
internal sealed record LiveAnswer(LiveBatch Batch, DateTimeOffset AskedAt, IReadOnlyList<LiveOffer> Offers);
