namespace ReverseBuy.Crash.Courses;

/// <summary>What a course does: so many disturbances of a kind, at moments that follow from a seed.</summary>
/// <remarks>What the processes are just doing at these moments no seed decides; so a seed that failed once need not fail again.</remarks>
internal sealed record CoursePlan(DisturbanceKind Kind, int Disturbances, int Seed)
{
    /// <summary>How many tenants the agency has.</summary>
    public int Tenants { get; init; } = 3;

    /// <summary>How many orders of each are under way at once.</summary>
    public int AtOnce { get; init; } = 2;

    /// <summary>How long the control database is away.</summary>
    public TimeSpan Away { get; init; } = TimeSpan.FromSeconds(5);
}
