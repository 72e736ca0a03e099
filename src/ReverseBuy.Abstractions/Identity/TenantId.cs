using System.Buffers;

namespace ReverseBuy;

/// <summary>A tenant: one buying agent, with a database of its own.</summary>
/// <remarks>
/// The text is 1 to 63 characters of <c>a-z</c>, <c>0-9</c> and <c>-</c>, beginning with a letter or digit,
/// so that it can be part of a file name, a host name or a key without being escaped. What Windows takes for a device, whatever follows it, is none: <c>con</c>, <c>prn</c>, <c>aux</c>,
/// <c>nul</c>, <c>com0</c> to <c>com9</c> and <c>lpt0</c> to <c>lpt9</c>.
/// </remarks>
public readonly record struct TenantId
{
    private const int MaximumLength = 63;
    private static readonly SearchValues<char> Allowed = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");
    private readonly string? _value;

    /// <summary>Wraps the text.</summary>
    /// <param name="value">The text, of the form told in the remarks.</param>
    /// <exception cref="ArgumentException">The text has another form.</exception>
    public TenantId(string value)
    {
        if (!IsValid(value))
        {
            // What the text is, the message leaves out: it may come from anywhere, and messages end in logs.
            throw new ArgumentException(
                $"This is not a tenant id: use 1 to {MaximumLength} characters of a-z, 0-9 and '-', beginning with a letter or digit, and no name of a device of Windows.",
                nameof(value));
        }

        _value = value;
    }

    /// <summary>The text; empty for a default value.</summary>
    public string Value => _value ?? string.Empty;

    /// <summary>Tells whether a text could be a tenant id.</summary>
    /// <param name="value">The text.</param>
    /// <returns>Whether it has the form told in the remarks.</returns>
    public static bool IsValid(string? value) =>
        !string.IsNullOrEmpty(value) && value.Length <= MaximumLength && value[0] != '-' && !value.AsSpan().ContainsAnyExcept(Allowed) && !IsDevice(value);

    /// <inheritdoc />
    public override string ToString() => Value;

    // A file of such a name is no file there: what is written to it is gone, or goes to a printer.
    private static bool IsDevice(string value) => value switch
    {
        "con" or "prn" or "aux" or "nul" => true,
        { Length: 4 } => value.AsSpan(0, 3) is "com" or "lpt" && char.IsAsciiDigit(value[3]),
        _ => false,
    };
}
