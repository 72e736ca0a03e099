using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace ReverseBuy;

/// <summary>A currency of ISO 4217. Equal when the codes are; the default value is "no currency" (<c>XXX</c>).</summary>
/// <remarks>Immutable, so safe for use by many threads.</remarks>
[JsonConverter(typeof(CurrencyJsonConverter))]
public readonly struct Currency : IEquatable<Currency>
{
    private const string NoCurrency = "XXX";
    private readonly CurrencyEntry? _entry;

    private Currency(CurrencyEntry entry) => _entry = entry.Code == NoCurrency ? null : entry;

    /// <summary>The Chinese yuan, in which the marketplaces sell.</summary>
    public static Currency CNY { get; } = FromCode("CNY");

    /// <summary>The euro.</summary>
    public static Currency EUR { get; } = FromCode("EUR");

    /// <summary>The US dollar.</summary>
    public static Currency USD { get; } = FromCode("USD");

    /// <summary>Every currency known, by code.</summary>
    public static IEnumerable<Currency> All => CurrencyTable.Entries.Values.Select(entry => new Currency(entry)).OrderBy(currency => currency.Code, StringComparer.Ordinal);

    /// <summary>The three-letter code, such as <c>EUR</c>.</summary>
    public string Code => _entry?.Code ?? NoCurrency;

    /// <summary>The three-digit number, such as <c>978</c>.</summary>
    public string NumericCode => _entry?.NumericCode ?? "999";

    /// <summary>How many decimal digits the smallest unit has: 2 for EUR, 0 for JPY, 3 for KWD.</summary>
    public int MinorUnits => _entry?.MinorUnits ?? 0;

    /// <summary>The English name.</summary>
    public string EnglishName => _entry?.EnglishName ?? "No currency";

    /// <summary>The sign, such as <c>€</c>; the code where there is none.</summary>
    public string Symbol => _entry?.Symbol ?? NoCurrency;

    /// <summary>Tells whether two are the same currency.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether the codes are equal.</returns>
    public static bool operator ==(Currency left, Currency right) => left.Equals(right);

    /// <summary>Tells whether two are different currencies.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether the codes differ.</returns>
    public static bool operator !=(Currency left, Currency right) => !left.Equals(right);

    /// <summary>Finds a currency.</summary>
    /// <param name="code">The three-letter code, in capitals.</param>
    /// <returns>The currency.</returns>
    /// <exception cref="ArgumentException">There is no such currency.</exception>
    public static Currency FromCode(string code) =>
        TryFromCode(code, out var currency)
            ? currency
            : throw new ArgumentException($"'{code}' is no currency of ISO 4217. Use a three-letter code in capitals, such as EUR.", nameof(code));

    /// <summary>Finds a currency.</summary>
    /// <param name="code">The three-letter code, in capitals.</param>
    /// <param name="currency">The currency.</param>
    /// <returns>Whether there is such a currency.</returns>
    public static bool TryFromCode([NotNullWhen(true)] string? code, out Currency currency)
    {
        if (code is not null && CurrencyTable.Entries.TryGetValue(code, out var entry))
        {
            currency = new Currency(entry);
            return true;
        }

        currency = default;
        return code == NoCurrency;
    }

    /// <inheritdoc />
    public bool Equals(Currency other) => string.Equals(Code, other.Code, StringComparison.Ordinal);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is Currency other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => Code.GetHashCode(StringComparison.Ordinal);

    /// <summary>The code.</summary>
    /// <returns>Three letters.</returns>
    public override string ToString() => Code;
}
