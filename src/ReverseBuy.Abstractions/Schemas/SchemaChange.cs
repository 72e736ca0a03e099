namespace ReverseBuy.Schemas;

/// <summary>From which schema version to which a database was brought.</summary>
/// <param name="Before">The version before; <see langword="null"/> for a database without a schema.</param>
/// <param name="After">The version after.</param>
public readonly record struct SchemaChange(string? Before, string After)
{
    /// <summary>Whether anything was done.</summary>
    public bool HasChanged => !string.Equals(Before, After, StringComparison.Ordinal);
}
