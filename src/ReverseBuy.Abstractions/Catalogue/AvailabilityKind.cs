namespace ReverseBuy.Catalogue;

/// <summary>How much a marketplace tells about stock.</summary>
public enum AvailabilityKind
{
    /// <summary>Nothing is known.</summary>
    Unknown,

    /// <summary>None left.</summary>
    Out,

    /// <summary>There are some, uncounted.</summary>
    InStock,

    /// <summary>There are at least as many as counted.</summary>
    AtLeast,

    /// <summary>There are exactly as many as counted.</summary>
    Exactly,
}
