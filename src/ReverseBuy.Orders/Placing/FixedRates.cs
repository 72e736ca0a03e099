namespace ReverseBuy.Orders.Placing;

/// <summary>The rates of the options; within a currency the rate is 1.</summary>
internal sealed class FixedRates(OrdersOptions options, TimeProvider time) : IExchangeRateSource
{
    public ValueTask<ExchangeRate?> FindAsync(Currency @base, Currency quote, CancellationToken cancellationToken) =>
        ValueTask.FromResult(@base == quote
            ? new ExchangeRate(@base, quote, 1m, "identity", time.GetUtcNow())
            : options.Rates.FirstOrDefault(rate => rate.Base == @base && rate.Quote == quote));
}
