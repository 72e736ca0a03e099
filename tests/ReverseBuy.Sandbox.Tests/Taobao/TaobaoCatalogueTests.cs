using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Taobao;
using ReverseBuy.Sandbox.Tests.Wire;

namespace ReverseBuy.Sandbox.Tests.Taobao;

public sealed class TaobaoCatalogueTests : SandboxTest
{
    private static readonly Listing Item = CatalogueIndex.Build().Listings.First(listing => listing.Marketplace == Marketplaces.Taobao);

    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 1, 2, 3];

    [Fact]
    public async Task A_shop_is_searched_with_and_without_a_keyword()
    {
        var all = At(await Wire.TaobaoAsync("/traffic/item/search", ("shop_id", $"{Item.Seller.Id}"), ("page_size", "20")), "data", "data").AsArray();
        var some = At(
            await Wire.TaobaoAsync("/traffic/item/search", ("shop_id", $"{Item.Seller.Id}"), ("keyword", Item.Family.Noun)), "data", "data").AsArray();

        Assert.All(all, entry => Assert.Equal(Item.Seller.Name, (string)At(entry, "shop_name")!));
        Assert.NotEmpty(some);
        Assert.True(some.Count <= all.Count);
    }

    [Fact]
    public async Task An_uploaded_picture_finds_a_bare_list_of_one_kind()
    {
        var uploaded = await Wire.TaobaoAsync("/upload/image", ("image_base64", Convert.ToBase64String(Png)));
        var found = await Wire.TaobaoAsync("/traffic/item/imgsearch", ("image_id", (string)At(uploaded, "data", "image_id")!));

        Assert.NotEmpty(At(found, "data").AsArray());
    }

    [Fact]
    public async Task A_picture_of_the_sandbox_finds_its_own_listing_first()
    {
        var picture = $"{Host.BaseAddress}images/taobao/{Item.Id}/1.svg";
        var found = await Wire.TaobaoAsync("/traffic/item/imgsearch", ("pic_url", picture));

        Assert.Equal(Item.Id, (long)At(found, "data", 0, "item_id"));
    }

    [Fact]
    public async Task A_picture_that_was_not_uploaded_or_is_none_or_too_large_is_refused()
    {
        var unknown = await Wire.TaobaoAsync("/traffic/item/imgsearch", ("image_id", "none"));
        var text = await Wire.TaobaoAsync("/upload/image", ("image_base64", Convert.ToBase64String("no picture"u8)));
        byte[] tooLarge = [.. Png, .. new byte[3 * 1024 * 1024]];
        var large = await Wire.TaobaoAsync("/upload/image", ("image_base64", Convert.ToBase64String(tooLarge)));
        var notBase64 = await Wire.TaobaoAsync("/upload/image", ("image_base64", "data:image/png;base64,iVBO"));

        Assert.Equal("IMAGE_NOT_EXIST", (string)At(unknown, "biz_error_code")!);
        Assert.Equal("IMAGE_FORMAT_ERROR", (string)At(text, "biz_error_code")!);
        Assert.Equal("IMAGE_SIZE_EXCEED", (string)At(large, "biz_error_code")!);
        Assert.Equal("InvalidParameter", (string)At(notBase64, "code")!);
    }

    [Fact]
    public async Task A_registered_item_is_translated_by_its_mp_id()
    {
        Task<System.Text.Json.Nodes.JsonNode> TranslateAsync() =>
            Wire.TaobaoAsync("/product/translate/get", ("item_id", $"{TaobaoItemIds.MpIdOf(Item)}"), ("language", "ru"));
        var before = await TranslateAsync();
        await Wire.RegisterAsync(Item);
        var after = await TranslateAsync();

        Assert.False((bool)At(before, "result", "success"));
        Assert.Equal("ru", (string)At(after, "result", "data", "language")!);
        Assert.Equal(Item.TitleEnglish, (string)At(after, "result", "data", "title")!);
    }
}
