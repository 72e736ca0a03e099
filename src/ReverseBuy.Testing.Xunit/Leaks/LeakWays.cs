namespace ReverseBuy.Testing;

/// <summary>How the operations of a step of a <see cref="LeakHunt"/> meet.</summary>
[Flags]
public enum LeakWays
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>One operation, after all before it have ended.</summary>
    Alone = 1,

    /// <summary>One is held at a call out, another tenant's runs from beginning to end, and the first goes on. The same seed holds it at the same place.</summary>
    Held = 2,

    /// <summary>Within the scope of one tenant another's is entered, and a third within that; each goes on when what is within it has ended.</summary>
    Nested = 4,

    /// <summary>Work for another tenant is begun in the background within a scope, and outlives it.</summary>
    Forked = 8,

    /// <summary>One is given up at a call out; then comes another tenant's.</summary>
    GivenUp = 16,

    /// <summary>A call out of one fails; then comes another tenant's.</summary>
    Failing = 32,

    /// <summary>Several tenants' at once, on as many threads as there are. Who comes first is up to the threads.</summary>
    AtOnce = 64,

    /// <summary>All of them.</summary>
    All = Alone | Held | Nested | Forked | GivenUp | Failing | AtOnce,
}
