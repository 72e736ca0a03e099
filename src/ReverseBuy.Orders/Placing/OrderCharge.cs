namespace ReverseBuy.Orders.Placing;

/// <summary>Splits what is charged for an order as a whole over its lines, to the smallest unit.</summary>
internal static class OrderCharge
{
    /// <summary>Adds the lines' shares of the domestic freight, and takes theirs of the discount off.</summary>
    /// <exception cref="ArgumentException">The discount is more than all of it costs, or the freight is in a currency that has no rate here.</exception>
    public static IReadOnlyList<OrderLine> Split(IReadOnlyList<OrderLine> lines, PlaceOrder request, ExchangeRate rate)
    {
        var nothing = Money.Zero(request.Currency);
        var freight = request.DomesticFreight is { } named ? Convert(named, rate) : nothing;
        var freights = Shares(freight, [.. lines.Select(line => line.Charged)], lines);
        List<Money> costs = [.. lines.Zip(freights, (line, share) => line.Charged + share)];
        var discount = request.Discount ?? nothing;
        if (discount > costs.Aggregate(nothing, (sum, cost) => sum + cost))
        {
            throw new ArgumentException($"A discount of {discount} is more than the order costs. Give no more than that.", nameof(request));
        }

        // By what each line costs, so that no line's share can be more than that.
        var discounts = Shares(discount, costs, lines);
        return
        [
            .. lines.Select((line, index) => line with
            {
                Charged = costs[index] - discounts[index],
                DomesticFreight = freights[index],
                Discount = discounts[index],
            }),
        ];
    }

    private static Money Convert(Money freight, ExchangeRate rate) =>
        freight.Currency == rate.Base ? rate.Convert(freight) : throw new CurrencyMismatchException(freight.Currency, rate.Base);

    // Where nothing costs anything, by pieces.
    private static IReadOnlyList<Money> Shares(Money whole, IReadOnlyList<Money> costs, IReadOnlyList<OrderLine> lines) =>
        whole.Allocate(costs.Any(cost => !cost.IsZero) ? [.. costs.Select(cost => cost.Amount)] : [.. lines.Select(line => (decimal)line.Quantity)]);
}
