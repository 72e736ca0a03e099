using System.Globalization;
using System.Text.Json;

namespace ReverseBuy.Connectors.Http;

/// <summary>
/// Reads the platforms' JSON as it is sent: numbers as strings and back, booleans as strings, JSON inside strings, members missing.
/// </summary>
/// <remarks>A missing member, a JSON null and an empty string are all "nothing". A scalar that is there and cannot be read throws.</remarks>
public static class TolerantJson
{
    /// <summary>Finds a member that is there and not null.</summary>
    /// <param name="element">The object; anything else has no members.</param>
    /// <param name="name">The member's name.</param>
    /// <returns>The member, or <see langword="null"/>.</returns>
    public static WireValue? Member(this WireValue element, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        WireValue found = default;
        foreach (var member in element.Members())
        {
            if (member.Is(name))
            {
                found = member.Value;
            }
        }

        return found.Kind is JsonValueKind.Undefined or JsonValueKind.Null ? null : found;
    }

    /// <summary>Finds a member that holds members or elements of its own, also when it is sent as JSON inside a string.</summary>
    /// <param name="element">The object; anything else has no members.</param>
    /// <param name="name">The member's name.</param>
    /// <returns>The member, or <see langword="null"/>. A string that begins like no object and no list is given as it is.</returns>
    /// <exception cref="JsonException">It is a string that begins like an object or a list and is none.</exception>
    public static WireValue? Nested(this WireValue element, string name) => element.Member(name) switch
    {
        { Kind: JsonValueKind.String } text when TextOf(text)?.TrimStart() is ['{' or '[', ..] => Unwrap(text),
        { Kind: JsonValueKind.String } text when TextOf(text) is null => null,
        var member => member,
    };

    /// <summary>Follows several names, each in the member before; each may be sent as JSON inside a string.</summary>
    /// <param name="element">Where to begin.</param>
    /// <param name="names">The names.</param>
    /// <returns>The last member, or <see langword="null"/> when one is missing.</returns>
    /// <exception cref="JsonException">One is a string that begins like an object or a list and is none.</exception>
    public static WireValue? Path(this WireValue element, params ReadOnlySpan<string> names)
    {
        WireValue? current = element;
        foreach (var name in names)
        {
            current = current?.Nested(name);
        }

        return current;
    }

    /// <summary>Reads a member as text, whatever scalar it is.</summary>
    /// <param name="element">The object.</param>
    /// <param name="name">The member's name.</param>
    /// <returns>The text, or <see langword="null"/> when there is none.</returns>
    public static string? Text(this WireValue element, string name) => element.Member(name) is { } member ? TextOf(member) : null;

    /// <summary>Reads a scalar as text.</summary>
    /// <param name="scalar">The scalar.</param>
    /// <returns>The text, or <see langword="null"/> when it is empty or no scalar.</returns>
    /// <exception cref="JsonException">It is a string that is no Unicode: half of a surrogate pair, as cut titles hold.</exception>
    public static string? TextOf(WireValue scalar) => scalar.Kind switch
    {
        JsonValueKind.String => scalar.String() is { Length: > 0 } text ? text : null,
        JsonValueKind.Number => scalar.ToString(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };

    /// <summary>Reads a member as a whole number; <c>2.0</c> is one.</summary>
    /// <param name="element">The object.</param>
    /// <param name="name">The member's name.</param>
    /// <returns>The number, or <see langword="null"/> when there is none.</returns>
    /// <exception cref="JsonException">It is there and is no whole number.</exception>
    public static long? Whole(this WireValue element, string name) => element.Member(name) is { } member ? WholeOf(member, name) : null;

    /// <summary>Reads a scalar as a whole number; <c>2.0</c> is one.</summary>
    /// <param name="scalar">The scalar; nothing where it was not found.</param>
    /// <param name="name">Its name, for the error.</param>
    /// <returns>The number, or <see langword="null"/> when there is none.</returns>
    /// <exception cref="JsonException">It is there and is no whole number.</exception>
    public static long? WholeOf(WireValue scalar, string name) =>
        long.TryParse(DigitsOf(scalar), NumberStyles.None, CultureInfo.InvariantCulture, out var plain) ? plain
        : DecimalOf(scalar, name) is not { } number ? null
        : decimal.Truncate(number) == number && number is >= long.MinValue and <= long.MaxValue ? (long)number
        : throw Unreadable(name, "a whole number");

    /// <summary>Reads a member as a number.</summary>
    /// <param name="element">The object.</param>
    /// <param name="name">The member's name.</param>
    /// <returns>The number, or <see langword="null"/> when there is none.</returns>
    /// <exception cref="JsonException">It is there and is no number.</exception>
    public static decimal? Decimal(this WireValue element, string name) => element.Member(name) is { } member ? DecimalOf(member, name) : null;

    /// <summary>Reads a scalar as a number.</summary>
    /// <param name="scalar">The scalar; nothing where it was not found.</param>
    /// <param name="name">Its name, for the error.</param>
    /// <returns>The number, or <see langword="null"/> when there is none.</returns>
    /// <exception cref="JsonException">It is there and is no number.</exception>
    public static decimal? DecimalOf(WireValue scalar, string name) =>
        TryDecimal(scalar, out var number) ? number
        : TextOf(scalar) is null ? null
        : throw Unreadable(name, "a number");

    /// <summary>Reads a scalar as a number, if it is one.</summary>
    /// <param name="scalar">The scalar; nothing where it was not found.</param>
    /// <param name="number">The number.</param>
    /// <returns>Whether it is one.</returns>
    /// <exception cref="JsonException">It is a string that is no Unicode.</exception>
    public static bool TryDecimal(WireValue scalar, out decimal number) =>
        // Nearly every number is plain digits, which need no text made of them first.
        (DigitsOf(scalar) is { IsEmpty: false } digits && decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out number))
        || decimal.TryParse(TextOf(scalar), NumberStyles.Float, CultureInfo.InvariantCulture, out number);

    /// <summary>Reads a member as true or false.</summary>
    /// <param name="element">The object.</param>
    /// <param name="name">The member's name.</param>
    /// <returns>The value, or <see langword="null"/> when there is none.</returns>
    /// <exception cref="JsonException">It is there and is neither.</exception>
    public static bool? Flag(this WireValue element, string name) => element.Text(name) switch
    {
        null => null,
        "1" => true,
        "0" => false,
        var text => bool.TryParse(text, out var flag) ? flag : throw Unreadable(name, "true or false"),
    };

    /// <summary>Reads a member's elements one by one; what gives nothing is left out.</summary>
    /// <typeparam name="T">What is read from an element.</typeparam>
    /// <param name="element">The object.</param>
    /// <param name="name">The member's name.</param>
    /// <param name="read">Reads an element, or gives <see langword="null"/>.</param>
    /// <returns>What was read, in order; empty for a member that is no list, see <see cref="List"/>.</returns>
    public static IReadOnlyList<T> Read<T>(this WireValue element, string name, Func<WireValue, T?> read)
        where T : class => element.Member(name) is { } member ? ReadOf(member, read) : [];

    /// <summary>Reads a list's elements one by one; what gives nothing is left out.</summary>
    /// <typeparam name="T">What is read from an element.</typeparam>
    /// <param name="list">The list; nothing where it was not found.</param>
    /// <param name="read">Reads an element, or gives <see langword="null"/>.</param>
    /// <returns>What was read, in order; empty for what is no list, see <see cref="List"/>.</returns>
    public static IReadOnlyList<T> ReadOf<T>(WireValue list, Func<WireValue, T?> read)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(read);
        var elements = ElementsOf(list);
        var length = elements.Count();
        if (length == 0)
        {
            return [];
        }

        var values = new T[length];
        var count = 0;
        foreach (var each in elements)
        {
            if (read(each) is { } value)
            {
                values[count++] = value;
            }
        }

        return count == length ? values : values[..count];
    }

    /// <summary>Enumerates a member's elements; those of a list inside a string too, and none of anything else.</summary>
    /// <param name="element">The object.</param>
    /// <param name="name">The member's name.</param>
    /// <returns>The elements, to be enumerated; nothing is copied.</returns>
    public static WireElements Elements(this WireValue element, string name) => element.Member(name) is { } member ? ElementsOf(member) : default;

    /// <summary>Enumerates a list's elements; those of a list inside a string too, and none of anything else.</summary>
    /// <param name="list">The list; nothing where it was not found.</param>
    /// <returns>The elements, to be enumerated; nothing is copied.</returns>
    public static WireElements ElementsOf(WireValue list) =>
        list.Kind == JsonValueKind.String ? Unwrap(list)?.Elements() ?? default : list.Elements();

    /// <summary>Reads a member as a list; a list inside a string is one, and so is nothing.</summary>
    /// <param name="element">The object.</param>
    /// <param name="name">The member's name.</param>
    /// <returns>The elements.</returns>
    public static IReadOnlyList<WireValue> List(this WireValue element, string name) => [.. element.Elements(name)];

    /// <summary>Parses JSON that is sent inside a string.</summary>
    /// <param name="text">The string.</param>
    /// <returns>What it holds, or <see langword="null"/> when it holds nothing.</returns>
    /// <exception cref="JsonException">It holds no JSON.</exception>
    public static WireValue? Unwrap(WireValue text) =>
        TextOf(text) is { } json ? WireValue.Parse(json) : null;

    // Digits whose text is told by the number: no zeros in front.
    internal static bool TryPlainNumber(WireValue scalar, out ulong number)
    {
        number = 0;
        return DigitsOf(scalar) is [>= (byte)'1' and <= (byte)'9', ..] and var digits
            && ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    internal static bool TryPlainNumber(string text, out ulong number)
    {
        number = 0;
        return text is [>= '1' and <= '9', ..] && ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    private static ReadOnlySpan<byte> DigitsOf(WireValue scalar) => scalar.Kind is JsonValueKind.Number or JsonValueKind.String ? scalar.Sent : default;

    private static JsonException Unreadable(string name, string expected) => new($"Member '{name}' is not {expected}.");
}
