using System.Text.Json;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Http;
using ReverseBuy.Connectors.Taobao.Catalogue;
using ReverseBuy.Connectors.Taobao.Tests.Support;

namespace ReverseBuy.Connectors.Taobao.Tests;

/// <summary>Listings as no sample has them: members twice, lists inside texts that were cut, translations in odd places.</summary>
public sealed class ProductReaderTests
{
    private const string Property = """{"prop_id":10,"value_id":20,"prop_name":"颜色","value_name":"红"}""";
    private const string Sku = $$"""{"sku_id":1,"price":500,"promotion_price":400,"quantity":3,"pic_url":"//a.example/1.jpg","properties":[{{Property}}]}""";
    private const string Other = """{"sku_id":2,"price":"400","quantity":"0","properties":[]}""";

    [Theory]
    [InlineData("\"price\":500", "\"price\":9,\"price\":500")]
    [InlineData("\"promotion_price\":400", "\"promotion_price\":\"low\",\"promotion_price\":400")]
    [InlineData("\"quantity\":3", "\"quantity\":0,\"quantity\":\"3\"")]
    [InlineData("\"sku_id\":1", "\"sku_id\":null,\"sku_id\":1")]
    [InlineData("\"prop_name\":", "\"prop_name\":\"x\",\"prop_n\\u0061me\":")]
    public void Of_a_member_that_is_sent_twice_the_last_counts(string once, string twice) =>
        Assert.Equal(Text(Read($"[{Sku},{Other}]")), Text(Read($"[{Sku.Replace(once, twice, StringComparison.Ordinal)},{Other}]")));

    [Fact]
    public void A_promotion_whose_last_price_is_null_is_none()
    {
        var sku = Sku.Replace("\"promotion_price\":400", "\"promotion_price\":400,\"promotion_price\":null", StringComparison.Ordinal);

        Assert.Equal(Money.FromMinorUnits(500, Currency.CNY), Read($"[{sku},{Other}]").Skus[0].Prices.First);
    }

    [Fact]
    public void A_list_inside_a_text_that_was_cut_anywhere_is_unreadable_and_no_fault()
    {
        var list = $"[{Sku},{Other}]";
        Assert.Equal(2, Read(JsonSerializer.Serialize(list)).Skus.Count);
        for (var length = 1; length < list.Length; length++)
        {
            Assert.ThrowsAny<JsonException>(() => Read(JsonSerializer.Serialize(list[..length])));
        }
    }

    [Theory]
    [InlineData("10", "20")]
    [InlineData("\"10\"", "20")]
    [InlineData("10", "\"\\u0032\\u0030\"")]
    public void A_translation_is_found_however_its_ids_are_written(string property, string value)
    {
        var translation = $$"""{"sku_properties":[{"properties":[{"prop_id":{{property}},"value_id":{{value}},"prop_name":"Colour","value_name":"red"}]}]}""";

        var option = Assert.Single(Read($"[{Sku},{Other}]", translation).Skus[0].Options);

        Assert.Equal(("Colour", "red"), (option.TranslatedName, option.TranslatedValue));
    }

    [Fact]
    public void The_translation_of_the_listing_comes_before_those_of_its_skus()
    {
        var mine = Property.Replace("红", "red", StringComparison.Ordinal);
        var theirs = Property.Replace("红", "crimson", StringComparison.Ordinal);
        var translation = $$"""{"sku_properties":[{"properties":[{{theirs}}]}],"properties":[{{mine}}]}""";

        Assert.Equal("red", Read($"[{Sku},{Other}]", translation).Skus[0].Options[0].TranslatedValue);
    }

    private static string Text(Product product) => JsonSerializer.Serialize(product);

    private static Product Read(string skus, string translation = "null") => TaobaoProductReader.Read(
        TaobaoHost.Listing("731040994692"),
        WireValue.Parse($$"""{"title":"裙","shop_id":7,"price":500,"sku_list":{{skus}},"multi_language_info":{{translation}}}"""));
}
