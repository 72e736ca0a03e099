using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using ReverseBuy.Privacy;

namespace ReverseBuy.Following;

/// <summary>The address of an app registration: the last part of the URL that a marketplace pushes to. It cannot be guessed; treat it as a secret.</summary>
/// <remarks>The text is 22 to 64 characters of <c>A-Z</c>, <c>a-z</c>, <c>0-9</c>, <c>-</c> and <c>_</c>, compared ordinally.</remarks>
[Secret]
public readonly record struct AppRegistrationId
{
    private const int MinimumLength = 22;
    private const int MaximumLength = 64;
    private static readonly SearchValues<char> Allowed = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");
    private readonly string? _value;

    /// <summary>Wraps the text.</summary>
    /// <param name="value">The text, of the form told in the remarks.</param>
    /// <exception cref="ArgumentException">The text has another form; it is not quoted.</exception>
    public AppRegistrationId(string value)
    {
        if (!IsValid(value))
        {
            throw new ArgumentException("The id of an app registration is 22 to 64 letters, digits, '-' and '_'. Make one of random bytes with AppRegistrationId.Of.", nameof(value));
        }

        _value = value;
    }

    /// <summary>The text; empty for a default value. Never log it.</summary>
    public string Value => _value ?? string.Empty;

    /// <summary>Makes an id.</summary>
    /// <param name="random">At least 16 bytes from a cryptographic source, and at most 48.</param>
    /// <returns>The id.</returns>
    /// <exception cref="ArgumentException">There are too few bytes, or too many.</exception>
    public static AppRegistrationId Of(ReadOnlySpan<byte> random) =>
        random.Length is >= 16 and <= 48
            ? new AppRegistrationId(Base64Url.EncodeToString(random))
            : throw new ArgumentException("An app registration's id is made of 16 to 48 random bytes.", nameof(random));

    /// <summary>Wraps a text that came from outside.</summary>
    /// <param name="value">The text.</param>
    /// <param name="id">The id, when it has the form of one.</param>
    /// <returns>Whether it has.</returns>
    public static bool TryParse([NotNullWhen(true)] string? value, out AppRegistrationId id)
    {
        id = IsValid(value) ? new AppRegistrationId(value) : default;
        return id._value is not null;
    }

    /// <summary>Says that it is one, and not which: whoever knows it can push.</summary>
    /// <returns>A text without the value.</returns>
    public override string ToString() => "AppRegistrationId { … }";

    private static bool IsValid([NotNullWhen(true)] string? value) =>
        value is { Length: >= MinimumLength and <= MaximumLength } && !value.AsSpan().ContainsAnyExcept(Allowed);
}
