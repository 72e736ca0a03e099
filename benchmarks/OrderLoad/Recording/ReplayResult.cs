namespace ReverseBuy.OrderLoad.Recording;

/// <summary>How a replay went.</summary>
/// <param name="Elapsed">How long it took.</param>
/// <param name="Statements">How many statements were sent.</param>
/// <param name="Failures">How many transactions failed.</param>
internal sealed record ReplayResult(TimeSpan Elapsed, int Statements, int Failures);
