using FsCheck;
using FsCheck.Fluent;
using ReverseBuy.Catalogue;
using ReverseBuy.Inventory;
using ReverseBuy.Orders.Placing;
using ReverseBuy.Orders.Tests.Support;
using ReverseBuy.Settings;

namespace ReverseBuy.Orders.Tests.Placing;

public sealed class VerificationPolicyTests
{
    private static readonly SkuId Sku = new(new ListingId(new MarketplaceId("north"), "1"), "sku");

    [Theory]
    [InlineData(100, 99, 1, null, VerificationDecision.Accept)]
    [InlineData(100, 0, 1, null, VerificationDecision.Accept)]
    [InlineData(100, 105, 1, null, VerificationDecision.Absorb)]
    [InlineData(100, 106, 1, null, VerificationDecision.Ask)]
    [InlineData(10, 12, 1, 2, VerificationDecision.Absorb)]
    [InlineData(10, 12, 2, 2, VerificationDecision.Ask)]
    [InlineData(10, 12, 2, 4, VerificationDecision.Absorb)]
    [InlineData(1000, 1050, 100, 2, VerificationDecision.Absorb)]
    public void By_default_falls_are_passed_on_small_rises_are_borne_and_larger_ones_asked(int from, int to, int quantity, int? amount, VerificationDecision expected)
    {
        var options = new OrdersOptions { AbsorbedAmount = amount is { } some ? Cny(some) : null };

        Assert.Equal(expected, Decide(options, from, to, quantity));
    }

    [Fact]
    public void What_cannot_be_had_is_refused_whatever_is_said_of_prices()
    {
        var options = Options((VerificationDecision.Accept, VerificationDecision.Accept, VerificationDecision.Accept), 1m, 1_000_000);
        LineDifference[] differences =
        [
            new LineDifference.Short(2, 1), new LineDifference.QuantityRule(1, 2, 1), new LineDifference.SkuGone(), new LineDifference.ListingGone(),
            new LineDifference.Unreachable("down"), new LineDifference.NotAsked(NotAskedReason.Deadline), new LineDifference.NotAsked(NotAskedReason.Budget),
        ];

        Assert.All(differences, difference => Assert.Equal(VerificationDecision.Refuse, Decide(options, difference, 1)));
        Assert.Equal(VerificationDecision.Accept, Decide(options, new LineDifference.Confirmed(), 1));
    }

    [Fact]
    public void An_amount_in_another_currency_bears_nothing()
    {
        var options = new OrdersOptions { AbsorbedAmount = new Money(1000m, Currency.EUR) };

        Assert.Equal(VerificationDecision.Ask, Decide(options, 100, 106, 1));
    }

    [Fact]
    public void A_price_in_another_currency_is_asked()
    {
        var moved = new LineDifference.PriceMoved(Cny(100m), new Money(1m, Currency.EUR));

        Assert.Equal(VerificationDecision.Ask, Decide(new OrdersOptions { AbsorbedRise = 1m }, moved, 1));
    }

    [Fact]
    public void Whatever_the_table_says_it_is_followed_and_what_is_borne_never_exceeds_the_tolerance()
    {
        var decisions = Gen.Elements(Enum.GetValues<VerificationDecision>());
        var cases =
            from fall in decisions
            from little in decisions
            from much in decisions
            from percent in Gen.Choose(0, 100)
            from amount in Gen.Choose(-1, 500)
            from @from in Gen.Choose(0, 2000)
            from to in Gen.Choose(0, 2500)
            from quantity in Gen.Choose(1, 20)
            select (Table: (fall, little, much), Percent: percent, Amount: amount, From: @from, To: to, Quantity: quantity);

        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(3000),
            Prop.ForAll(cases.ToArbitrary(), drawn =>
            {
                var options = Options(drawn.Table, drawn.Percent / 100m, drawn.Amount);
                var decided = Decide(options, drawn.From, drawn.To, drawn.Quantity);

                // In whole numbers, and so without any rounding.
                var (rise, share) = (drawn.To - drawn.From, drawn.From * drawn.Percent);
                var isWithin = rise * 100 <= share || (drawn.Amount >= 0 && rise * drawn.Quantity <= drawn.Amount);
                Assert.Equal(rise <= 0 ? drawn.Table.fall : isWithin ? drawn.Table.little : drawn.Table.much, decided);
            }));
    }

    [Theory]
    [InlineData("Fall", VerificationDecision.Absorb)]
    [InlineData("Fall", (VerificationDecision)9)]
    [InlineData("RiseWithinTolerance", (VerificationDecision)(-1))]
    [InlineData("RiseBeyondTolerance", (VerificationDecision)9)]
    public void A_table_that_makes_no_sense_is_refused_and_names_its_key(string key, VerificationDecision decision)
    {
        var options = new OrdersOptions();
        typeof(PriceRulesOptions).GetProperty(key)!.SetValue(options.PriceRules, decision);

        Assert.StartsWith($"ReverseBuy:Orders:PriceRules:{key} is {decision}", Assert.Single(options.Validate()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_negative_amount_is_refused() =>
        Assert.Contains("AbsorbedAmount is CNY -1.00", Assert.Single(new OrdersOptions { AbsorbedAmount = Cny(-1m) }.Validate()), StringComparison.Ordinal);

    [Fact]
    public async Task The_table_decides_where_orders_are_placed()
    {
        await using var host = await OrdersHost.StartAsync(configure: options => options.Orders.PriceRules.RiseBeyondTolerance = VerificationDecision.Accept);

        var order = await host.PlaceAsync(OrdersHost.Line(host.North.Offer(price: 60m)));

        Assert.Equal(new Money(60m, Currency.CNY), order.Lines[0].UnitPrice);
    }

    private static OrdersOptions Options((VerificationDecision Fall, VerificationDecision Little, VerificationDecision Much) table, decimal share, int amount)
    {
        var options = new OrdersOptions { AbsorbedRise = share, AbsorbedAmount = amount < 0 ? null : Cny(amount) };
        (options.PriceRules.Fall, options.PriceRules.RiseWithinTolerance, options.PriceRules.RiseBeyondTolerance) = table;
        return options;
    }

    private static VerificationDecision Decide(OrdersOptions options, int from, int to, int quantity) =>
        Decide(options, new LineDifference.PriceMoved(Cny(from), Cny(to)), quantity);

    private static VerificationDecision Decide(OrdersOptions options, LineDifference difference, int quantity) =>
        new VerificationPolicy(options).Decide(
            new TenantId("lotus"),
            new VerifiedLine(new VerificationLine(Sku, quantity, Cny(1m)), difference, null),
            new EffectiveSettings
            {
                Fall = options.PriceRules.Fall,
                RiseWithinTolerance = options.PriceRules.RiseWithinTolerance,
                RiseBeyondTolerance = options.PriceRules.RiseBeyondTolerance,
                AbsorbedRise = options.AbsorbedRise,
                AbsorbedAmount = options.AbsorbedAmount,
            });

    private static Money Cny(decimal amount) => new(amount, Currency.CNY);
}
