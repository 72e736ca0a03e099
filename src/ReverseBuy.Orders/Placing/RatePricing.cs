namespace ReverseBuy.Orders.Placing;

/// <summary>The pricing of a host that brings none: the goods at the pinned rate, no fee.</summary>
internal sealed class RatePricing : IPricing
{
    public Money Price(TenantId tenant, Money unitPrice, int quantity, ExchangeRate rate) => rate.Convert(unitPrice * quantity);
}
