using System.Buffers;

namespace ReverseBuy;

/// <summary>A tenant: one buying agent, with a database of its own.</summary>
/// <remarks>
/// The text is 1 to 63 characters of <c>a-z</c>, <c>0-9</c> and <c>-</c>, beginning with a letter or digit,
/// so that it can be part of a file name, a host name or a key without being escaped.
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
            throw new ArgumentException(
                $"'{value}' is not a tenant id: use 1 to {MaximumLength} characters of a-z, 0-9 and '-', beginning with a letter or digit.",
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
        !string.IsNullOrEmpty(value) && value.Length <= MaximumLength && value[0] != '-' && !value.AsSpan().ContainsAnyExcept(Allowed);

    /// <inheritdoc />
    public override string ToString() => Value;
}
