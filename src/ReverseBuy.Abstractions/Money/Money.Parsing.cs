using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace ReverseBuy;

public readonly partial record struct Money
{
    /// <summary>Reads the form that <see cref="ToString"/> writes.</summary>
    /// <param name="text">A text such as <c>EUR 10.00</c>.</param>
    /// <returns>The amount.</returns>
    /// <exception cref="FormatException">The text has another form, or more digits than an amount can keep.</exception>
    public static Money Parse(string text) =>
        TryParse(text, out var money)
            ? money
            : throw new FormatException($"'{text}' is no amount of money. Write a currency code, a space and a number with a point, such as EUR 10.00.");

    /// <summary>Reads the form that <see cref="ToString"/> writes.</summary>
    /// <param name="text">A text such as <c>EUR 10.00</c>.</param>
    /// <param name="money">The amount.</param>
    /// <returns>Whether the text has that form, with no more digits than an amount can keep.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out Money money)
    {
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        money = default;
        if (text is null || text.Length < 5 || text[3] != ' ' || !Currency.TryFromCode(text[..3], out var currency))
        {
            return false;
        }

        var number = text.AsSpan(4);
        if (!decimal.TryParse(number, Style, CultureInfo.InvariantCulture, out var amount) || LostDigits(number, amount))
        {
            return false;
        }

        money = new Money(amount, currency);
        return true;
    }

    /// <summary>The parser rounds what a decimal cannot hold, but an amount must not change by being read.</summary>
    private static bool LostDigits(ReadOnlySpan<char> number, decimal amount)
    {
        var point = number.IndexOf('.');
        return point >= 0 && number[(point + 1)..].TrimEnd('0').Length > amount.Scale;
    }
}
