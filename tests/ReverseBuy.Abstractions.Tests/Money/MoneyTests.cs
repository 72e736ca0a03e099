using FsCheck.Xunit;

namespace ReverseBuy.Abstractions.Tests;

[Properties(Arbitrary = [typeof(MoneyArbitraries)])]
public sealed class MoneyTests
{
    [Property]
    public bool Minor_units_round_trip(SettledMoney money) =>
        Money.FromMinorUnits(money.Value.ToMinorUnits(), money.Value.Currency) == money.Value;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-12345)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public void Minor_units_round_trip_for_every_currency(long units) =>
        Assert.All(Currency.All, currency => Assert.Equal(units, Money.FromMinorUnits(units, currency).ToMinorUnits()));

    [Property]
    public bool Ordering_is_that_of_the_amounts(decimal left, decimal right, Currency currency)
    {
        var (one, other) = (new Money(left, currency), new Money(right, currency));
        return (one < other) == (left < right)
            && (one <= other) == (left <= right)
            && (one > other) == (left > right)
            && (one >= other) == (left >= right)
            && (one == other) == (left == right)
            && Math.Sign(one.CompareTo(other)) == left.CompareTo(right);
    }

    [Property]
    public bool Mixing_currencies_throws_and_names_both(Currency left, Currency right)
    {
        var (one, other) = (new Money(1m, left), new Money(1m, right));
        Func<object>[] mixtures = [() => one + other, () => one - other, () => one < other, () => one <= other, () => one > other, () => one >= other, () => one.CompareTo(other)];
        return mixtures.All(mixture => left == right ? Record.Exception(mixture) is null : Names(mixture, left, right));
    }

    [Property]
    public bool Rounding_leaves_a_whole_number_of_minor_units_at_most_half_a_unit_away(int hundredThousandths, Currency currency)
    {
        var money = new Money(hundredThousandths / 100_000m, currency);
        var rounded = money.Round();
        var unit = Money.FromMinorUnits(1, currency).Amount;
        return rounded.Amount % unit == 0m && Math.Abs(rounded.Amount - money.Amount) <= unit / 2m;
    }

    [Fact]
    public void Arithmetic_keeps_every_digit()
    {
        var ten = new Money(10m, Currency.EUR);

        Assert.Equal(12.345m, (ten + new Money(2.345m, Currency.EUR)).Amount);
        Assert.Equal(7.655m, (ten - new Money(2.345m, Currency.EUR)).Amount);
        Assert.Equal(-10m, (-ten).Amount);
        Assert.Equal(1.2345m, (ten * 0.12345m).Amount);
        Assert.Equal(1.2345m, (0.12345m * ten).Amount);
        Assert.Equal(1.25m, (ten / 8m).Amount);
        Assert.Throws<DivideByZeroException>(() => ten / 0m);
    }

    [Fact]
    public void Equal_amounts_of_different_currencies_are_not_equal() =>
        Assert.NotEqual(new Money(1m, Currency.EUR), new Money(1m, Currency.USD));

    [Fact]
    public void Trailing_zeros_make_no_difference()
    {
        Assert.Equal(new Money(10m, Currency.EUR), new Money(10.000m, Currency.EUR));
        Assert.Equal(new Money(10m, Currency.EUR).GetHashCode(), new Money(10.000m, Currency.EUR).GetHashCode());
    }

    [Fact]
    public void Zero_is_nothing_of_a_currency()
    {
        Assert.True(Money.Zero(Currency.CNY).IsZero);
        Assert.Equal(Currency.CNY, Money.Zero(Currency.CNY).Currency);
        Assert.False(new Money(0.001m, Currency.CNY).IsZero);
        Assert.Equal(Money.Zero(default), default);
    }

    [Theory]
    [InlineData("EUR 2.665", MidpointRounding.ToEven, "EUR 2.66")]
    [InlineData("EUR 2.665", MidpointRounding.AwayFromZero, "EUR 2.67")]
    [InlineData("JPY 2.5", MidpointRounding.ToEven, "JPY 2")]
    [InlineData("KWD -2.6655", MidpointRounding.ToZero, "KWD -2.665")]
    public void Halves_are_rounded_as_asked(string text, MidpointRounding rounding, string expected) =>
        Assert.Equal(Money.Parse(expected), Money.Parse(text).Round(rounding));

    [Fact]
    public void Halves_go_to_the_even_neighbour_unless_told() =>
        Assert.Equal(Money.Parse("EUR 2.66"), Money.Parse("EUR 2.665").Round());

    [Fact]
    public void A_fraction_of_a_cent_has_no_count_of_minor_units()
    {
        var error = Assert.Throws<InvalidOperationException>(() => new Money(10.005m, Currency.EUR).ToMinorUnits());

        Assert.Contains("EUR 10.005", error.Message, StringComparison.Ordinal);
        Assert.Throws<OverflowException>(() => new Money(92233720368547758.08m, Currency.EUR).ToMinorUnits());
        Assert.Throws<OverflowException>(() => new Money(decimal.MaxValue, Currency.EUR).ToMinorUnits());
    }

    [Fact]
    public void There_is_no_increment_that_could_mean_a_euro_or_a_cent()
    {
        var operators = typeof(Money).GetMethods().Where(method => method.IsSpecialName).Select(method => method.Name).ToArray();

        Assert.Contains("op_Addition", operators);
        Assert.DoesNotContain(operators, name => name.Contains("Increment", StringComparison.Ordinal) || name.Contains("Decrement", StringComparison.Ordinal));
        // A conversion from a number would bring ++ back through the door of arithmetic.
        Assert.DoesNotContain("op_Implicit", operators);
    }

    private static bool Names(Func<object> mixture, Currency left, Currency right) =>
        Record.Exception(mixture) is CurrencyMismatchException error
        && error.Message.Contains(left.Code, StringComparison.Ordinal)
        && error.Message.Contains(right.Code, StringComparison.Ordinal);
}
