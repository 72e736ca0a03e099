using System.Text.Json;
using FsCheck.Xunit;

namespace ReverseBuy.Abstractions.Tests;

[Properties(Arbitrary = [typeof(MoneyArbitraries)])]
public sealed class CurrencyTests
{
    [Property]
    public bool A_currency_is_found_by_its_code(Currency currency) =>
        Currency.FromCode(currency.Code) == currency && Currency.TryFromCode(currency.Code, out var found) && found == currency;

    [Property]
    public bool Equality_is_that_of_the_codes(Currency left, Currency right) =>
        (left == right) == (left.Code == right.Code)
        && (left != right) == (left.Code != right.Code)
        && left.Equals((object)right) == (left == right)
        && (left != right || left.GetHashCode() == right.GetHashCode());

    [Property]
    public bool Json_is_the_code(Currency currency)
    {
        var json = JsonSerializer.Serialize(currency);
        return json == $"\"{currency.Code}\"" && JsonSerializer.Deserialize<Currency>(json) == currency;
    }

    [Fact]
    public void Every_row_of_the_table_is_complete()
    {
        Assert.Equal(178, Currency.All.Count());
        Assert.All(Currency.All, currency =>
        {
            Assert.Matches("^[A-Z]{3}$", currency.Code);
            Assert.Matches("^[0-9]{3}$", currency.NumericCode);
            Assert.InRange(currency.MinorUnits, 0, 4);
            Assert.NotEmpty(currency.EnglishName);
            Assert.NotEmpty(currency.Symbol);
            Assert.Equal(currency.Code, currency.ToString());
        });
        Assert.Distinct(Currency.All.Select(currency => currency.NumericCode));
    }

    [Theory]
    [InlineData("CNY", "156", 2, "¥")]
    [InlineData("EUR", "978", 2, "€")]
    [InlineData("USD", "840", 2, "$")]
    [InlineData("ALL", "008", 2, "L")]
    [InlineData("JPY", "392", 0, "¥")]
    [InlineData("KWD", "414", 3, "د.ك")]
    [InlineData("CLF", "990", 4, "CLF")]
    [InlineData("XAU", "959", 0, "XAU")]
    public void Known_currencies_have_their_facts(string code, string numericCode, int minorUnits, string symbol)
    {
        var currency = Currency.FromCode(code);

        Assert.Equal((numericCode, minorUnits, symbol), (currency.NumericCode, currency.MinorUnits, currency.Symbol));
    }

    [Fact]
    public void The_default_is_no_currency()
    {
        Assert.Equal("XXX", default(Currency).Code);
        Assert.Equal("999", default(Currency).NumericCode);
        Assert.Equal(Currency.FromCode("XXX"), default);
        Assert.NotEqual(Currency.EUR, default);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("eur")]
    [InlineData("EURO")]
    [InlineData("EUX")]
    public void An_unknown_code_is_refused_with_what_to_do(string? code)
    {
        Assert.False(Currency.TryFromCode(code, out var currency));
        Assert.Equal(default, currency);
        var error = Assert.ThrowsAny<ArgumentException>(() => Currency.FromCode(code!));
        Assert.Contains("such as EUR", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Currencies_can_be_the_keys_of_a_dictionary()
    {
        var json = JsonSerializer.Serialize(new Dictionary<Currency, int> { [Currency.EUR] = 1 });

        Assert.Equal("""{"EUR":1}""", json);
        Assert.Equal(1, JsonSerializer.Deserialize<Dictionary<Currency, int>>(json)![Currency.EUR]);
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Dictionary<Currency, int>>("""{"EUX":1}"""));
    }

    [Theory]
    [InlineData("978")]
    [InlineData("null")]
    [InlineData("\"eur\"")]
    public void Other_json_is_refused(string json) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Currency>(json));
}
