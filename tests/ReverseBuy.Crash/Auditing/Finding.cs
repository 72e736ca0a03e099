namespace ReverseBuy.Crash.Auditing;

/// <summary>Something that is not as it must be.</summary>
/// <param name="Kind">Which rule is broken.</param>
/// <param name="What">By what.</param>
internal sealed record Finding(FindingKind Kind, string What);
