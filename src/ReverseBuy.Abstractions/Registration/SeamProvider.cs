namespace ReverseBuy;

/// <summary>Notes which package serves a seam, so that start-up can list every seam and refuse a second provider.</summary>
/// <param name="Seam">The seam, in the words of its users, such as <c>storage</c>.</param>
/// <param name="Provider">The call that chose the provider, such as <c>UseSqlite</c>.</param>
public sealed record SeamProvider(string Seam, string Provider)
{
    /// <summary>The seam that keeps orders, snapshots and everything else that must outlive the process.</summary>
    public const string Storage = "storage";

    /// <summary>A sentence that warns about this provider at every start; <see langword="null"/> when there is nothing to warn of.</summary>
    public string? Warning { get; init; }
}
