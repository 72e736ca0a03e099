namespace ReverseBuy.Catalogue;

/// <summary>A property and its value, such as 颜色 and 黑色.</summary>
/// <param name="Name">The property's name, as the seller wrote it.</param>
/// <param name="Value">The value, as the seller wrote it.</param>
public sealed record ProductAttribute(string Name, string Value)
{
    /// <summary>The marketplace's own translation of the name, when it sent one.</summary>
    public string? TranslatedName { get; init; }

    /// <summary>The marketplace's own translation of the value, when it sent one.</summary>
    public string? TranslatedValue { get; init; }
}
