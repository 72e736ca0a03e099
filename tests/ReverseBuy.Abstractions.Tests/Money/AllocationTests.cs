using System.Numerics;
using FsCheck.Xunit;

namespace ReverseBuy.Abstractions.Tests;

[Properties(Arbitrary = [typeof(MoneyArbitraries)])]
public sealed class AllocationTests
{
    [Property]
    public bool Shares_sum_exactly_to_the_whole(SettledMoney whole, Weights weights) =>
        Sum(whole.Value.Allocate(weights.Values), whole.Value.Currency) == whole.Value;

    [Property]
    public bool No_share_has_the_opposite_sign_of_the_whole(SettledMoney whole, Weights weights) =>
        whole.Value.Allocate(weights.Values).All(share => share.IsZero || Math.Sign(share.Amount) == Math.Sign(whole.Value.Amount));

    [Property]
    public bool There_is_one_share_per_weight_and_a_weight_of_zero_gets_nothing(SettledMoney whole, Weights weights)
    {
        var shares = whole.Value.Allocate(weights.Values);
        return shares.Count == weights.Values.Count
            && shares.Zip(weights.Values).All(pair => pair.Second > 0m || pair.First.IsZero);
    }

    [Property]
    public bool Every_share_is_within_one_minor_unit_of_the_exact_one(SettledMoney whole, Weights weights)
    {
        // Scaled by a million the weights are whole, so share * total and whole * weight compare without rounding.
        var scaled = weights.Values.Select(weight => new BigInteger(weight * 1_000_000m)).ToArray();
        var total = scaled.Aggregate(BigInteger.Add);
        return whole.Value.Allocate(weights.Values).Zip(scaled).All(pair =>
            BigInteger.Abs((pair.First.ToMinorUnits() * total) - (whole.Value.ToMinorUnits() * pair.Second)) < total);
    }

    [Property]
    public bool A_refund_is_shared_as_the_charge_was(SettledMoney whole, Weights weights) =>
        (-whole.Value).Allocate(weights.Values).SequenceEqual(whole.Value.Allocate(weights.Values).Select(share => -share));

    [Property]
    public bool Even_shares_sum_to_the_whole_and_differ_by_at_most_one_minor_unit(SettledMoney whole, byte more)
    {
        var shares = whole.Value.Split(more + 1);
        var units = shares.Select(share => share.ToMinorUnits()).ToArray();
        return shares.Count == more + 1
            && Sum(shares, whole.Value.Currency) == whole.Value
            && units.Max() - units.Min() <= 1;
    }

    [Fact]
    public void Six_cents_in_ten_leave_no_negative_share() =>
        Assert.Equal(
            [0.01m, 0.01m, 0.01m, 0.01m, 0.01m, 0.01m, 0m, 0m, 0m, 0m],
            new Money(0.06m, Currency.EUR).Split(10).Select(share => share.Amount));

    [Theory]
    [InlineData(5, 1, 3, 0)]
    [InlineData(1, 5, 1, 2)]
    public void Among_equal_remainders_the_first_gets_the_cent(int first, int second, long expectedFirst, long expectedSecond)
    {
        // 3 cents by 5:1 are 2.5 and 0.5; a quotient rounded before it is compared would favour one of them.
        var shares = Money.FromMinorUnits(3, Currency.EUR).Allocate([first, second]);

        Assert.Equal([expectedFirst, expectedSecond], shares.Select(share => share.ToMinorUnits()));
    }

    [Fact]
    public void The_largest_remainder_gets_the_cent() =>
        Assert.Equal([0.33m, 0.67m], new Money(1m, Currency.EUR).Allocate([1m, 2m]).Select(share => share.Amount));

    [Fact]
    public void A_currency_without_decimals_is_shared_in_whole_units() =>
        Assert.Equal([34m, 33m, 33m], new Money(100m, Currency.FromCode("JPY")).Split(3).Select(share => share.Amount));

    [Fact]
    public void Weights_may_be_as_large_as_a_decimal() =>
        Assert.Equal([0.50m, 0.50m], new Money(1m, Currency.EUR).Allocate([decimal.MaxValue, decimal.MaxValue]).Select(share => share.Amount));

    [Fact]
    public void The_smallest_countable_amount_can_be_shared()
    {
        var whole = Money.FromMinorUnits(long.MinValue, Currency.EUR);

        Assert.Equal(whole, Assert.Single(whole.Split(1)));
        Assert.Equal(whole, Sum(whole.Split(3), Currency.EUR));
    }

    [Fact]
    public void An_amount_finer_than_a_cent_is_refused_rather_than_rounded()
    {
        var error = Assert.Throws<InvalidOperationException>(() => new Money(0.005m, Currency.EUR).Split(2));

        Assert.Contains("EUR 0.005", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_of_which_none_is_positive_are_refused()
    {
        var whole = new Money(1m, Currency.EUR);

        Assert.Throws<ArgumentException>(() => whole.Allocate([]));
        Assert.Throws<ArgumentException>(() => whole.Allocate([0m, 0m]));
        Assert.Throws<ArgumentOutOfRangeException>(() => whole.Split(0));
    }

    [Fact]
    public void A_negative_weight_is_refused_with_the_same_words_in_every_culture()
    {
        using var culture = new CultureScope("de-DE");

        var error = Assert.Throws<ArgumentException>(() => new Money(1m, Currency.EUR).Allocate([2m, -1.5m]));

        Assert.Contains("-1.5", error.Message, StringComparison.Ordinal);
    }

    private static Money Sum(IEnumerable<Money> shares, Currency currency) => shares.Aggregate(Money.Zero(currency), (sum, share) => sum + share);
}
