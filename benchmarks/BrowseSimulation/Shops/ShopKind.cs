namespace ReverseBuy.BrowseSimulation.Shops;

/// <summary>The ways of keeping snapshots that are compared.</summary>
internal enum ShopKind
{
    /// <summary>A cache with a time to live.</summary>
    TimeToLive,

    /// <summary>The same, that also drops what is pushed as changed.</summary>
    TimeToLiveWithPush,

    /// <summary>All SKUs in turn.</summary>
    Polling,

    /// <summary>ReverseBuy's policy, from views alone.</summary>
    ReverseBuy,

    /// <summary>ReverseBuy's policy, told what is put in carts.</summary>
    ReverseBuyWithIntent,

    /// <summary>ReverseBuy's policy, told the true rates of change.</summary>
    Oracle,
}
