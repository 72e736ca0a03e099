using System.Text.Json;

namespace ReverseBuy.Abstractions.Tests;

public sealed class ExchangeRateTests
{
    private static readonly DateTimeOffset Seen = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("EUR 10.00", "CNY 78.12")]
    [InlineData("CNY 78.12", "EUR 10.00")]
    [InlineData("EUR -0.01", "CNY -0.08")]
    [InlineData("CNY 0.01", "EUR 0.00")]
    public void An_amount_of_either_side_becomes_the_other_in_whole_minor_units(string from, string expected) =>
        Assert.Equal(expected, Rate(7.8123m).Convert(Money.Parse(from)).ToString());

    [Fact]
    public void Halves_go_to_the_even_neighbour() =>
        Assert.Equal("CNY 0.02", Rate(2.5m).Convert(Money.Parse("EUR 0.01")).ToString());

    [Fact]
    public void The_target_decides_the_digits()
    {
        var rate = new ExchangeRate(Currency.CNY, Currency.FromCode("JPY"), 21.37m, "bank", Seen);

        Assert.Equal("JPY 214", rate.Convert(Money.Parse("CNY 10.00")).ToString());
    }

    [Fact]
    public void A_third_currency_is_refused_and_both_sides_are_named()
    {
        var error = Assert.Throws<CurrencyMismatchException>(() => Rate(7.8m).Convert(Money.Parse("USD 1.00")));

        Assert.Contains("USD 1.00", error.Message, StringComparison.Ordinal);
        Assert.Contains("from EUR to CNY", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_rate_that_is_not_above_zero_is_refused(int rate) => Assert.Throws<ArgumentException>(() => Rate(rate));

    [Fact]
    public void A_currency_is_worth_itself_and_nothing_else()
    {
        var money = Money.Parse("EUR 10.00");

        Assert.Equal(money, new ExchangeRate(Currency.EUR, Currency.EUR, 1m, "identity", Seen).Convert(money));
        Assert.Throws<ArgumentException>(() => new ExchangeRate(Currency.EUR, Currency.EUR, 1.01m, "identity", Seen));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void A_rate_without_a_source_is_refused(string source) =>
        Assert.Throws<ArgumentException>(() => new ExchangeRate(Currency.EUR, Currency.CNY, 7.8m, source, Seen));

    [Fact]
    public void A_refusal_has_the_same_words_in_every_culture()
    {
        using var culture = new CultureScope("de-DE");

        var error = Assert.Throws<ArgumentException>(() => Rate(-7.8m));

        Assert.Contains("-7.8 from EUR to CNY", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rate_that_was_stored_converts_as_the_pinned_one()
    {
        var pinned = Rate(7.8123m);

        Assert.Equal(pinned, JsonSerializer.Deserialize<ExchangeRate>(JsonSerializer.Serialize(pinned)));
        Assert.Equal(pinned, JsonSerializer.Deserialize(JsonSerializer.Serialize(pinned, GeneratedJson.Default.ExchangeRate), GeneratedJson.Default.ExchangeRate));
    }

    private static ExchangeRate Rate(decimal rate) => new(Currency.EUR, Currency.CNY, rate, "bank", Seen);
}
