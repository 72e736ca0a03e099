using System.Text.Json;
using FsCheck.Xunit;

namespace ReverseBuy.Abstractions.Tests;

[Properties(Arbitrary = [typeof(MoneyArbitraries)])]
public sealed class MoneyTextTests
{
    public static TheoryData<string> Codes => [.. Currency.All.Select(currency => currency.Code)];

    public static TheoryData<string> Cultures => ["de-DE", "ar-SA", "fr-FR", "fa-IR", "sv-SE"];

    [Property]
    public bool Text_round_trips(Money money) => Money.Parse(money.ToString()) == money;

    [Property]
    public bool Json_round_trips(Money money) => JsonSerializer.Deserialize<Money>(JsonSerializer.Serialize(money)) == money;

    [Property]
    public bool Text_has_at_least_the_digits_of_the_minor_unit(Money money) =>
        money.ToString().Split('.').ElementAtOrDefault(1)?.Length >= money.Currency.MinorUnits || money.Currency.MinorUnits == 0;

    [Theory]
    [MemberData(nameof(Codes))]
    public void Text_and_json_round_trip_for_every_currency(string code)
    {
        var currency = Currency.FromCode(code);
        foreach (var amount in new[] { 0m, 1m, -1m, 1234567.8901m, decimal.MaxValue, decimal.MinValue, 0.0000000000000000000000000001m })
        {
            var money = new Money(amount, currency);
            Assert.Equal(money, Money.Parse(money.ToString()));
            Assert.Equal(money, JsonSerializer.Deserialize<Money>(JsonSerializer.Serialize(money)));
        }
    }

    [Theory]
    [InlineData("EUR", "10", "EUR 10.00")]
    [InlineData("EUR", "10.5000", "EUR 10.50")]
    [InlineData("EUR", "-0.005", "EUR -0.005")]
    [InlineData("JPY", "1234567", "JPY 1234567")]
    [InlineData("KWD", "1", "KWD 1.000")]
    [InlineData("CLF", "1", "CLF 1.0000")]
    [InlineData("XXX", "0", "XXX 0")]
    public void Text_is_the_code_and_the_digits(string code, string amount, string expected)
    {
        var money = new Money(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), Currency.FromCode(code));

        Assert.Equal(expected, money.ToString());
        Assert.Equal($"\"{expected}\"", JsonSerializer.Serialize(money));
    }

    [Theory]
    [MemberData(nameof(Cultures))]
    public void The_culture_of_the_thread_plays_no_part(string culture)
    {
        using var scope = new CultureScope(culture);
        var money = new Money(-1234.5m, Currency.EUR);

        Assert.Equal("EUR -1234.50", money.ToString());
        Assert.Equal(money, Money.Parse("EUR -1234.50"));
        Assert.Equal("\"EUR -1234.50\"", JsonSerializer.Serialize(money));
        Assert.Equal(money, JsonSerializer.Deserialize<Money>("\"EUR -1234.50\""));
        Assert.False(Money.TryParse("EUR -1234,50", out _));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("EUR")]
    [InlineData("EUR ")]
    [InlineData("10.00")]
    [InlineData("10.00 EUR")]
    [InlineData("EUR10.00")]
    [InlineData("EUR  10.00")]
    [InlineData("eur 10.00")]
    [InlineData("EUX 10.00")]
    [InlineData("EUR 1,000.00")]
    [InlineData("EUR 1e3")]
    [InlineData("EUR ten")]
    [InlineData("EUR 79228162514264337593543950336")]
    public void Other_texts_are_not_amounts(string? text)
    {
        Assert.False(Money.TryParse(text, out var money));
        Assert.Equal(default, money);
        Assert.Throws<FormatException>(() => Money.Parse(text!));
    }

    [Theory]
    [InlineData("EUR 0.12345678901234567890123456789")]
    [InlineData("EUR 79228162514264337593543950335.1")]
    public void Reading_refuses_digits_that_it_would_lose(string text) => Assert.False(Money.TryParse(text, out _));

    [Theory]
    [InlineData("10")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("\"EUR\"")]
    public void Other_json_is_refused(string json) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Money>(json));

    [Fact]
    public void A_value_that_was_read_can_be_added_to_a_fresh_one()
    {
        var read = JsonSerializer.Deserialize<Money>("\"EUR 10.00\"");

        Assert.Equal(new Money(12m, Currency.EUR), read + new Money(2m, Currency.EUR));
        Assert.Equal(new Money(10m, Currency.EUR), read);
    }

    [Fact]
    public void A_serialiser_generated_in_another_assembly_writes_and_reads_money()
    {
        var quote = new PricedQuote(new Money(10m, Currency.EUR), Currency.CNY);

        var json = JsonSerializer.Serialize(quote, GeneratedJson.Default.PricedQuote);

        Assert.Equal("""{"Price":"EUR 10.00","SettledIn":"CNY"}""", json);
        Assert.Equal(quote, JsonSerializer.Deserialize(json, GeneratedJson.Default.PricedQuote));
    }
}
