namespace ReverseBuy.Privacy;

/// <summary>What has to be done with values of a type.</summary>
internal enum ShapeKind
{
    /// <summary>Nothing: nothing classified can be reached from it.</summary>
    Plain,

    /// <summary>The whole value is classified.</summary>
    Classified,

    /// <summary>It has members that are classified, or that hold what is.</summary>
    Parts,

    /// <summary>Its elements have to be looked at.</summary>
    Sequence,
}
