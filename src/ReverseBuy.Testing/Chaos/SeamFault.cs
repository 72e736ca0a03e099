namespace ReverseBuy.Testing;

/// <summary>What goes wrong with a call of a seam.</summary>
public enum SeamFault
{
    /// <summary>Nothing is carried out, and the call fails as the seam does when what serves it is down.</summary>
    Failure,

    /// <summary>It is carried out, and the call fails all the same: whoever called cannot know.</summary>
    LostAnswer,

    /// <summary>Some time passes before it is carried out. Only of operations that can be waited for.</summary>
    Delay,

    /// <summary>It is carried out twice, and answered once. Only of operations that promise to stand it, such as publishing.</summary>
    Repetition,

    /// <summary>
    /// It is answered at once, and carried out after a later call for something else. Of publishing only: events of the same aggregate keep their order, as with every bus.
    /// </summary>
    Reordering,

    /// <summary>The lease is over as soon as it is given, and its holder is not told. Of leases only.</summary>
    LostLease,
}
