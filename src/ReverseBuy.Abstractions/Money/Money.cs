using System.Globalization;
using System.Text.Json.Serialization;

namespace ReverseBuy;

/// <summary>An amount of one currency. Arithmetic across currencies throws <see cref="CurrencyMismatchException"/>.</summary>
/// <param name="Amount">The amount in whole units, such as 10.50 euro. It may have more digits than the currency: <see cref="Round"/> it to settle.</param>
/// <param name="Currency">The currency.</param>
/// <remarks>Its text and JSON form is <c>EUR 10.00</c>, whatever the culture. Immutable, so safe for use by many threads. There is no <c>++</c>: a euro more, or a cent?</remarks>
[JsonConverter(typeof(MoneyJsonConverter))]
public readonly partial record struct Money(decimal Amount, Currency Currency) : IComparable<Money>
{
    /// <summary>Whether the amount is nothing.</summary>
    [JsonIgnore]
    public bool IsZero => Amount == 0;

    /// <summary>Adds.</summary>
    /// <param name="left">One amount.</param>
    /// <param name="right">The other, of the same currency.</param>
    /// <returns>The sum.</returns>
    /// <exception cref="CurrencyMismatchException">The currencies differ.</exception>
    public static Money operator +(Money left, Money right) => new(left.Amount + right.Amount, Same(left, right));

    /// <summary>Subtracts.</summary>
    /// <param name="left">The amount to subtract from.</param>
    /// <param name="right">The amount to subtract, of the same currency.</param>
    /// <returns>The difference.</returns>
    /// <exception cref="CurrencyMismatchException">The currencies differ.</exception>
    public static Money operator -(Money left, Money right) => new(left.Amount - right.Amount, Same(left, right));

    /// <summary>Turns the sign.</summary>
    /// <param name="money">The amount.</param>
    /// <returns>The amount with the other sign.</returns>
    public static Money operator -(Money money) => money with { Amount = -money.Amount };

    /// <summary>Multiplies; the result is not rounded.</summary>
    /// <param name="money">The amount.</param>
    /// <param name="factor">The factor.</param>
    /// <returns>The product.</returns>
    public static Money operator *(Money money, decimal factor) => money with { Amount = money.Amount * factor };

    /// <summary>Multiplies; the result is not rounded.</summary>
    /// <param name="factor">The factor.</param>
    /// <param name="money">The amount.</param>
    /// <returns>The product.</returns>
    public static Money operator *(decimal factor, Money money) => money * factor;

    /// <summary>Divides; the result is not rounded. <see cref="Split"/> shares an amount without losing a cent.</summary>
    /// <param name="money">The amount.</param>
    /// <param name="divisor">The divisor.</param>
    /// <returns>The quotient.</returns>
    /// <exception cref="DivideByZeroException">The divisor is 0.</exception>
    public static Money operator /(Money money, decimal divisor) => money with { Amount = money.Amount / divisor };

    /// <summary>Tells whether one amount is smaller.</summary>
    /// <param name="left">One amount.</param>
    /// <param name="right">The other, of the same currency.</param>
    /// <returns>Whether the left one is smaller.</returns>
    /// <exception cref="CurrencyMismatchException">The currencies differ.</exception>
    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    /// <summary>Tells whether one amount is larger.</summary>
    /// <param name="left">One amount.</param>
    /// <param name="right">The other, of the same currency.</param>
    /// <returns>Whether the left one is larger.</returns>
    /// <exception cref="CurrencyMismatchException">The currencies differ.</exception>
    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    /// <summary>Tells whether one amount is smaller or equal.</summary>
    /// <param name="left">One amount.</param>
    /// <param name="right">The other, of the same currency.</param>
    /// <returns>Whether the left one is smaller or equal.</returns>
    /// <exception cref="CurrencyMismatchException">The currencies differ.</exception>
    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    /// <summary>Tells whether one amount is larger or equal.</summary>
    /// <param name="left">One amount.</param>
    /// <param name="right">The other, of the same currency.</param>
    /// <returns>Whether the left one is larger or equal.</returns>
    /// <exception cref="CurrencyMismatchException">The currencies differ.</exception>
    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    /// <summary>Nothing, in a currency.</summary>
    /// <param name="currency">The currency.</param>
    /// <returns>An amount of 0.</returns>
    public static Money Zero(Currency currency) => new(0m, currency);

    /// <summary>Makes an amount of a number of smallest units, such as cents or fen.</summary>
    /// <param name="minorUnits">How many smallest units.</param>
    /// <param name="currency">The currency.</param>
    /// <returns>The amount.</returns>
    public static Money FromMinorUnits(long minorUnits, Currency currency) => new(minorUnits / Scale(currency), currency);

    /// <summary>The number of smallest units.</summary>
    /// <returns>Cents, fen and so on.</returns>
    /// <exception cref="InvalidOperationException">The amount has a fraction of a smallest unit.</exception>
    /// <exception cref="OverflowException">There are too many to count.</exception>
    public long ToMinorUnits()
    {
        var scaled = Amount * Scale(Currency);
        return decimal.Truncate(scaled) == scaled
            ? decimal.ToInt64(scaled)
            : throw new InvalidOperationException($"{this} has a fraction of the smallest unit of {Currency}. Round it first.");
    }

    /// <summary>Rounds to the smallest unit.</summary>
    /// <param name="rounding">What becomes of a half; by default it goes to the even neighbour.</param>
    /// <returns>The rounded amount.</returns>
    public Money Round(MidpointRounding rounding = MidpointRounding.ToEven) =>
        this with { Amount = decimal.Round(Amount, Currency.MinorUnits, rounding) };

    /// <inheritdoc />
    /// <exception cref="CurrencyMismatchException">The currencies differ.</exception>
    public int CompareTo(Money other)
    {
        _ = Same(this, other);
        return Amount.CompareTo(other.Amount);
    }

    /// <summary>The code, a space and the amount with at least the currency's digits, such as <c>EUR 10.00</c>.</summary>
    /// <returns>The text, the same in every culture.</returns>
    public override string ToString() => $"{Currency.Code} {Amount.ToString(FormatOf(Currency), CultureInfo.InvariantCulture)}";

    private static string FormatOf(Currency currency)
    {
        var digits = new string('0', currency.MinorUnits);
        return "0." + digits + new string('#', 28 - digits.Length);
    }

    private static Currency Same(Money left, Money right) =>
        left.Currency == right.Currency ? left.Currency : throw new CurrencyMismatchException(left.Currency, right.Currency);

    private static decimal Scale(Currency currency) => currency.MinorUnits switch
    {
        0 => 1m,
        2 => 100m,
        3 => 1000m,
        var digits => (decimal)Math.Pow(10, digits),
    };
}
