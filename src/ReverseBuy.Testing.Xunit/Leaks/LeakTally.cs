namespace ReverseBuy.Testing;

/// <summary>What became of the runs of an operation.</summary>
/// <param name="Answered">How many were answered.</param>
/// <param name="Refused">How many threw.</param>
/// <param name="LastRefusal">The last exception, without its text; <see langword="null"/> when none was thrown.</param>
public sealed record LeakTally(int Answered, int Refused, string? LastRefusal);
