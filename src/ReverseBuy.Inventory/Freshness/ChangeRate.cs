namespace ReverseBuy.Inventory.Freshness;

/// <summary>
/// What is believed of how often a listing changes: changes come at random at a constant rate, and the rate is gamma-distributed with this shape and scale
/// (one over seconds). Also what evidence adds to such a belief, for evidence adds up.
/// </summary>
internal readonly record struct ChangeRate(float Shape, float Seconds)
{
    // Beyond as many changes old evidence fades, so that a listing that has become calm, or lively, is found out.
    private const float MostChanges = 40;

    /// <summary>No evidence.</summary>
    public static ChangeRate None => default;

    /// <summary>Changes expected per second.</summary>
    public double Mean => Shape / Seconds;

    public static ChangeRate operator +(ChangeRate belief, ChangeRate evidence) =>
        new(belief.Shape + evidence.Shape, belief.Seconds + evidence.Seconds);

    /// <summary>The chance that nothing changes for so many seconds.</summary>
    public double ChanceOfNone(double seconds) => Math.Exp(-Shape * Math.Log(1 + (seconds / Seconds)));

    /// <summary>The evidence, with so many seconds in which each change would have been seen and none was.</summary>
    public ChangeRate WithQuiet(double seconds) => this with { Seconds = Seconds + (float)seconds };

    /// <summary>The evidence, with one change that was seen.</summary>
    public ChangeRate WithChange() => new ChangeRate(Shape + 1, Seconds).Faded();

    /// <summary>The evidence, with so many seconds after which something had changed, once or more often, nobody knows when.</summary>
    /// <remarks>What follows is no gamma distribution; the one with its mean and variance stands for it.</remarks>
    public ChangeRate WithChangeWithin(double seconds, ChangeRate prior)
    {
        var before = prior + this;
        var none = before.ChanceOfNone(seconds);
        var left = 1 - none;
        if (left < 1e-6)
        {
            // A change within no time: as good as seen.
            return WithChange();
        }

        var shrink = before.Seconds / (before.Seconds + seconds);
        var mean = before.Mean * (1 - (none * shrink)) / left;
        var square = before.Mean * (before.Shape + 1) / before.Seconds * (1 - (none * shrink * shrink)) / left;
        var variance = square - (mean * mean);
        return new ChangeRate((float)(mean * mean / variance) - prior.Shape, (float)(mean / variance) - prior.Seconds).Faded();
    }

    private ChangeRate Faded() => Shape <= MostChanges ? this : new ChangeRate(MostChanges, Seconds * (MostChanges / Shape));
}
