namespace ReverseBuy.Orders;

/// <summary>Knows exchange rates. Hosts may replace it; thread-safe.</summary>
public interface IExchangeRateSource
{
    /// <summary>Reads the rate that holds now.</summary>
    /// <param name="base">The currency of which one unit is priced.</param>
    /// <param name="quote">The currency it is priced in.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The rate, or <see langword="null"/> when the source has none for the two.</returns>
    ValueTask<ExchangeRate?> FindAsync(Currency @base, Currency quote, CancellationToken cancellationToken);
}
