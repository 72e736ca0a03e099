namespace ReverseBuy.Flooding;

/// <summary>What the other tenants saw in one part of the run.</summary>
internal sealed class PartResult
{
    /// <summary>From an event's commit to its handling.</summary>
    public Latencies Outbox { get; } = new();

    /// <summary>From a verification's question to its answer.</summary>
    public Latencies Verification { get; } = new();

    /// <summary>How often a verification was not answered by its deadline.</summary>
    public int Late;

    /// <summary>How often something failed.</summary>
    public int Failed;

    /// <summary>How often the one tenant did something in it.</summary>
    public int OfTheOne;
}
