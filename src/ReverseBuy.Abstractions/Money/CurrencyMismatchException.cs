namespace ReverseBuy;

/// <summary>Amounts of different currencies were added, subtracted or compared, or an amount met a rate of other currencies.</summary>
public sealed class CurrencyMismatchException : InvalidOperationException
{
    /// <summary>Makes an exception.</summary>
    /// <param name="left">The currency of one amount.</param>
    /// <param name="right">The currency of the other.</param>
    public CurrencyMismatchException(Currency left, Currency right)
        : base($"{left} and {right} cannot be added, subtracted or compared. Convert one with an ExchangeRate first.")
    {
    }

    internal CurrencyMismatchException(Money money, ExchangeRate rate)
        : base($"{money} cannot be converted by a rate from {rate.Base} to {rate.Quote}. Use a rate that has {money.Currency} on one side.")
    {
    }
}
