namespace ReverseBuy.OrderLoad.Recording;

/// <summary>How a transaction ended.</summary>
internal enum Ending
{
    /// <summary>There was none: each statement was one of its own.</summary>
    None,

    Committed,

    /// <summary>It was given up, as those are that only read.</summary>
    RolledBack,
}
