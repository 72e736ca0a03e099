namespace ReverseBuy.Orders;

/// <summary>The caller's own name of a command: the same key twice is the same command. Keys are kept for at least 30 days.</summary>
/// <remarks>An opaque text of 1 to 200 characters, compared ordinally.</remarks>
public readonly record struct IdempotencyKey
{
    private const int MaximumLength = 200;
    private readonly string? _value;

    /// <summary>Wraps the text.</summary>
    /// <param name="value">The text.</param>
    /// <exception cref="ArgumentException">The text is empty, white space or too long.</exception>
    public IdempotencyKey(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        if (value.Length > MaximumLength)
        {
            throw new ArgumentException($"An idempotency key has at most {MaximumLength} characters; this one has {value.Length}.", nameof(value));
        }

        _value = value;
    }

    /// <summary>The text; empty for a default value.</summary>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc />
    public override string ToString() => Value;
}
