namespace ReverseBuy;

/// <summary>Amounts of different currencies were added, subtracted or compared.</summary>
public sealed class CurrencyMismatchException : InvalidOperationException
{
    /// <summary>Makes an exception.</summary>
    /// <param name="left">The currency of one amount.</param>
    /// <param name="right">The currency of the other.</param>
    public CurrencyMismatchException(Currency left, Currency right)
        : base($"{left} and {right} cannot be added, subtracted or compared. Convert one with an ExchangeRate first.")
    {
    }
}
