namespace ReverseBuy.Orders;

/// <summary>Says what a customer pays. Hosts may replace it; thread-safe, no input or output.</summary>
public interface IPricing
{
    /// <summary>Prices one line.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="unitPrice">The price of one piece, in the marketplace's currency.</param>
    /// <param name="quantity">How many pieces.</param>
    /// <param name="rate">The rate that is pinned to the order.</param>
    /// <returns>What the customer pays for the line, in the customer's currency, whole smallest units.</returns>
    Money Price(TenantId tenant, Money unitPrice, int quantity, ExchangeRate rate);
}
