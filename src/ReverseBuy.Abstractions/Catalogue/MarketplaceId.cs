namespace ReverseBuy.Catalogue;

/// <summary>An upstream marketplace, by the name of its connector, such as <c>taobao</c> or <c>1688</c>.</summary>
/// <remarks>An opaque text, compared ordinally. It is never parsed, padded or ordered by.</remarks>
public readonly record struct MarketplaceId
{
    private readonly string? _value;

    /// <summary>Wraps the text.</summary>
    /// <param name="value">The text; not empty.</param>
    /// <exception cref="ArgumentException">The text is empty or white space.</exception>
    public MarketplaceId(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        _value = value;
    }

    /// <summary>The text; empty for a default value.</summary>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc />
    public override string ToString() => Value;
}
