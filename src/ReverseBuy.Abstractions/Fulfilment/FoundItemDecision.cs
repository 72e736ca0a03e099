namespace ReverseBuy.Fulfilment;

/// <summary>What becomes of found goods that no parcel takes.</summary>
public enum FoundItemDecision
{
    /// <summary>They are good: from quarantine into stock. They need an owner.</summary>
    Accept,

    /// <summary>They go back to who sent them.</summary>
    SendBack,

    /// <summary>They are thrown away.</summary>
    Dispose,
}
