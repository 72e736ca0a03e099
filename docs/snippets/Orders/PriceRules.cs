using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Orders;

namespace ReverseBuy.Snippets.Orders;

internal static class PriceRules
{
    public static void Build(IServiceCollection services) =>
        services.AddReverseBuy(options =>
        {
            options.Orders.AbsorbedRise = 0.03m;                            // 3 %,
            options.Orders.AbsorbedAmount = new Money(2m, Currency.CNY);    // or 2 yuan for a line, whichever is more
            options.Orders.PriceRules.RiseBeyondTolerance = VerificationDecision.Refuse;
        });
}
