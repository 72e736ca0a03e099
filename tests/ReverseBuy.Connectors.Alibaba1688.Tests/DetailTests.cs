using System.Text.Json;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Alibaba1688.Catalogue;
using ReverseBuy.Connectors.Alibaba1688.Tests.Support;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Alibaba1688.Tests;

/// <summary>Details as no sample has them: members twice, and lists inside texts that were cut.</summary>
public sealed class DetailTests
{
    private const string Sku = """{"skuId":1,"specId":"a","price":"1","amountOnSale":3,"skuAttributes":[{"attributeName":"Colour","value":"red"}]}""";

    [Theory]
    [InlineData("\"price\":\"1\"", "\"price\":\"9\",\"price\":\"1\"")]
    [InlineData("\"skuId\":1", "\"skuId\":2,\"skuId\":1")]
    [InlineData("\"specId\":\"a\"", "\"specId\":null,\"specId\":\"a\"")]
    [InlineData("\"amountOnSale\":3", "\"amountOnSale\":\"many\",\"amountOnSale\":3")]
    [InlineData("\"value\":\"red\"", "\"value\":\"blue\",\"value\":\"red\"")]
    [InlineData("\"price\":\"1\"", "\"pr\\u0069ce\":\"1\"")]
    public void Of_a_member_that_is_sent_twice_the_last_counts(string once, string twice) =>
        Assert.Equal(Text(Read($"[{Sku}]")), Text(Read($"[{Sku.Replace(once, twice, StringComparison.Ordinal)}]")));

    [Fact]
    public void A_member_whose_last_is_null_is_missing() =>
        Assert.Empty(Read($"[{Sku.Replace("\"price\":\"1\"", "\"price\":\"1\",\"price\":null", StringComparison.Ordinal)}]").Skus);

    [Fact]
    public void A_list_inside_a_text_that_was_cut_anywhere_is_unreadable_and_no_fault()
    {
        var list = $"[{Sku},{Sku}]";
        Assert.Single(Read(JsonSerializer.Serialize(list)).Skus);
        for (var length = 1; length < list.Length; length++)
        {
            Assert.ThrowsAny<JsonException>(() => Read(JsonSerializer.Serialize(list[..length])));
        }
    }

    [Fact]
    public void What_several_skus_cost_and_look_like_is_read_once_and_shared()
    {
        var skus = Read($"[{Sku},{Sku.Replace("\"skuId\":1", "\"skuId\":2", StringComparison.Ordinal)}]").Skus;

        Assert.Equal(2, skus.Count);
        Assert.Same(skus[0].Prices, skus[1].Prices);
        Assert.Same(skus[0].Options[0], skus[1].Options[0]);
    }

    private static string Text(Product product) => JsonSerializer.Serialize(product);

    private static Product Read(string skus)
    {
        var offer = $$$"""{"sellerOpenId":"s","status":"published","productSaleInfo":{"quoteType":1},"productSkuInfos":{{{skus}}}}""";
        var answer = WireValue.Parse($$$"""{"result":{"success":true,"result":{{{offer}}}}}""");
        return OfferDetail.Read(new Alibaba1688Options(), answer, ScriptedHost.Listing)!.Product;
    }
}
