namespace ReverseBuy.Benchmarks.Transitions;

/// <summary>What a transition is committed to.</summary>
public enum Store
{
    /// <summary>Memory: nothing is written, so that no other part of a transition is larger than it has to be.</summary>
    InMemory,

    /// <summary>A file that survives a power cut.</summary>
    Sqlite,
}
