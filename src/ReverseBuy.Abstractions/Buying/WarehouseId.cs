namespace ReverseBuy.Buying;

/// <summary>One of the buying agent's warehouses, by the host's own id.</summary>
public readonly record struct WarehouseId
{
    private readonly string? _value;

    /// <summary>Wraps the text.</summary>
    /// <param name="value">The text; not empty.</param>
    /// <exception cref="ArgumentException">The text is empty or white space.</exception>
    public WarehouseId(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        _value = value;
    }

    /// <summary>The text; empty for a default value.</summary>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc />
    public override string ToString() => Value;
}
