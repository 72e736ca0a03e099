namespace ReverseBuy.Testing;

/// <summary>How a <see cref="LeakHunt"/> goes.</summary>
public sealed record LeakHuntOptions
{
    /// <summary>From what everything is drawn: tenants' marks, operations, arguments, and how they meet.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How many tenants, from 2 to 64. Default: 2.</summary>
    public int Tenants { get; init; } = 2;

    /// <summary>After how many operations it ends; the last step is finished. Default: 400.</summary>
    public int Operations { get; init; } = 400;

    /// <summary>How operations meet. Default: in every way.</summary>
    public LeakWays Ways { get; init; } = LeakWays.All;

    /// <summary>How many run in a step of <see cref="LeakWays.AtOnce"/>. Default: 4.</summary>
    public int AtOnce { get; init; } = 4;

    /// <summary>
    /// How long another tenant's operation may take while one is held, before that one goes on all the same: for hosts in which all tenants wait for one lock. Nothing else waits for it.
    /// Default: 5 s.
    /// </summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(5);

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Tenants, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Tenants, LeakMarks.MostTenants);
        ArgumentOutOfRangeException.ThrowIfLessThan(Operations, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(AtOnce, 2);
        if ((Ways & LeakWays.All) == LeakWays.None)
        {
            throw new ArgumentException("No way is chosen in which operations meet.", nameof(Ways));
        }
    }
}
