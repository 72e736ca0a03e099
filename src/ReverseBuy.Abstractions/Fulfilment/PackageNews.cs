namespace ReverseBuy.Fulfilment;

/// <summary>What becomes of a package outside of intake.</summary>
public enum PackageNews
{
    /// <summary>The carrier has it.</summary>
    Departed,

    /// <summary>It was lost on its way. What only it can bring is missing from then on.</summary>
    Lost,

    /// <summary>It will not come: whoever announced it took that back.</summary>
    Withdrawn,

    /// <summary>Nobody claimed it; it goes back to its sender.</summary>
    SentBack,

    /// <summary>Nobody claimed it; it is thrown away.</summary>
    Disposed,
}
