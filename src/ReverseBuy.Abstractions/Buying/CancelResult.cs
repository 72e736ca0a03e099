namespace ReverseBuy.Buying;

/// <summary>The answer to a cancellation.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="MarketplaceCode">The marketplace's own code, when it refused.</param>
/// <param name="Message">The marketplace's own words, when it refused.</param>
public sealed record CancelResult(CancelOutcome Outcome, string? MarketplaceCode = null, string? Message = null);
