namespace ReverseBuy.BrowseSimulation;

/// <summary>What one run measured. Shares lie between 0 and 1, ages are in seconds.</summary>
/// <param name="Run">What was run.</param>
/// <param name="CallsPerSecond">Calls of the refresh lane.</param>
/// <param name="Mismatch">The expected share of orders that meet a wrong snapshot.</param>
/// <param name="Mismatches">Orders that met one, as drawn.</param>
/// <param name="Orders">Orders, as drawn.</param>
/// <param name="SeenWrong">The share of orders whose SKU is, when ordered, not what the customer saw.</param>
/// <param name="Waits">The share of views that waited for upstream.</param>
/// <param name="WrongViews">The share of views that were shown something wrong.</param>
/// <param name="AgeAtView">The mean age of what was shown.</param>
/// <param name="AgeAtOrder">The mean age of the snapshot at order.</param>
internal sealed record RunResult(
    Run Run,
    double CallsPerSecond,
    double Mismatch,
    long Mismatches,
    long Orders,
    double SeenWrong,
    double Waits,
    double WrongViews,
    double AgeAtView,
    double AgeAtOrder);
