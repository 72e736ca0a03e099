using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace ReverseBuy;

public readonly partial record struct Money
{
    /// <summary>Reads the form that <see cref="ToString"/> writes.</summary>
    /// <param name="text">A text such as <c>EUR 10.00</c>.</param>
    /// <returns>The amount.</returns>
    /// <exception cref="FormatException">The text has another form.</exception>
    public static Money Parse(string text) =>
        TryParse(text, out var money)
            ? money
            : throw new FormatException($"'{text}' is no amount of money. Write a currency code, a space and a number with a point, such as EUR 10.00.");

    /// <summary>Reads the form that <see cref="ToString"/> writes.</summary>
    /// <param name="text">A text such as <c>EUR 10.00</c>.</param>
    /// <param name="money">The amount.</param>
    /// <returns>Whether the text has that form.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out Money money)
    {
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        money = default;
        if (text is null || text.Length < 5 || text[3] != ' ' || !Currency.TryFromCode(text[..3], out var currency))
        {
            return false;
        }

        var parsed = decimal.TryParse(text.AsSpan(4), Style, CultureInfo.InvariantCulture, out var amount);
        money = parsed ? new Money(amount, currency) : default;
        return parsed;
    }
}
