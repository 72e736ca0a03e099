namespace ReverseBuy;

/// <summary>What one unit of a currency is worth in another, as a source said at a time. Pinned to an order, it is used for its refunds too.</summary>
/// <remarks>Its members cannot change, so it is safe for use by many threads.</remarks>
public sealed record ExchangeRate
{
    /// <summary>Makes a rate.</summary>
    /// <param name="base">The currency of which one unit is priced.</param>
    /// <param name="quote">The currency it is priced in.</param>
    /// <param name="rate">The price; above 0, and 1 when both currencies are the same.</param>
    /// <param name="source">Who says so.</param>
    /// <param name="observedAt">When it was said.</param>
    /// <exception cref="ArgumentException">The rate makes no sense.</exception>
    public ExchangeRate(Currency @base, Currency quote, decimal rate, string source, DateTimeOffset observedAt)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(source);
        if (rate <= 0 || (@base == quote && rate != 1))
        {
            throw new ArgumentException(
                FormattableString.Invariant($"A rate of {rate} from {@base} to {quote} makes no sense: it must be above 0, and 1 within a currency."),
                nameof(rate));
        }

        Base = @base;
        Quote = quote;
        Rate = rate;
        Source = source;
        ObservedAt = observedAt;
    }

    /// <summary>The currency of which one unit is priced.</summary>
    public Currency Base { get; }

    /// <summary>The currency it is priced in.</summary>
    public Currency Quote { get; }

    /// <summary>How much of <see cref="Quote"/> one unit of <see cref="Base"/> is worth.</summary>
    public decimal Rate { get; }

    /// <summary>Who says so.</summary>
    public string Source { get; }

    /// <summary>When it was said.</summary>
    public DateTimeOffset ObservedAt { get; }

    /// <summary>Converts an amount of either currency into the other, rounded to its smallest unit, halves to even.</summary>
    /// <param name="money">The amount.</param>
    /// <returns>The amount in the other currency.</returns>
    /// <exception cref="CurrencyMismatchException">The amount is of neither currency.</exception>
    public Money Convert(Money money) =>
        money.Currency == Base ? new Money(money.Amount * Rate, Quote).Round()
        : money.Currency == Quote ? new Money(money.Amount / Rate, Base).Round()
        : throw new CurrencyMismatchException(money, this);
}
