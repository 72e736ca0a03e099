using ReverseBuy.Connectors.Taobao.Catalogue;
using ReverseBuy.Connectors.Taobao.Tests.Support;

namespace ReverseBuy.Connectors.Taobao.Tests;

public sealed class LinkTests
{
    private readonly TaobaoLinkRecognizer _links = new();

    [Theory]
    [InlineData("https://item.taobao.com/item.htm?id=731040994692")]
    [InlineData("http://item.taobao.com/item.htm?id=731040994692")]
    [InlineData("HTTPS://ITEM.TAOBAO.COM/item.htm?id=731040994692")]
    [InlineData("item.taobao.com/item.htm?id=731040994692")]
    [InlineData("https://item.taobao.com/item.htm?spm=a21bo.1&id=731040994692&ns=1#detail")]
    [InlineData("https://item.taobao.com/item.htm?spm=a21bo.1&amp;id=731040994692&amp;ns=1")]
    [InlineData("https://item.taobao.com:443/item.htm?id=731040994692")]
    [InlineData("https://detail.tmall.com/item.htm?abbucket=1&id=731040994692&skuId=5159117406243")]
    [InlineData("https://detail.tmall.hk/hk/item.htm?id=731040994692")]
    [InlineData("https://detail.tmall.hk/item.htm?id=731040994692")]
    [InlineData("https://chaoshi.detail.tmall.com/item.htm?id=731040994692")]
    [InlineData("https://detail.m.tmall.com/item.htm?id=731040994692")]
    [InlineData("https://world.taobao.com/item/731040994692.htm?fromSite=main")]
    [InlineData("https://m.taobao.com/item/731040994692.htm")]
    [InlineData("https://h5.m.taobao.com/item/731040994692.htm")]
    [InlineData("https://h5.m.taobao.com/awp/core/detail.htm?id=731040994692")]
    [InlineData("https://m.intl.taobao.com/detail/detail.html?id=731040994692")]
    [InlineData("https://new.m.taobao.com/detail.htm?id=731040994692")]
    [InlineData("https://a.m.taobao.com/i731040994692.htm?sid=1")]
    [InlineData("https://a.m.tmall.com/i731040994692.htm")]
    [InlineData("taobao://item.taobao.com/item.htm?id=731040994692")]
    [InlineData("tmall://page.tm/itemDetail?itemId=731040994692")]
    [InlineData("tbopen://m.taobao.com/tbopen/index.html?h5Url=https%3A%2F%2Fitem.taobao.com%2Fitem.htm%3Fid%3D731040994692")]
    [InlineData("【淘宝】7天无理由退货 https://item.taobao.com/item.htm?id=731040994692 「夏季连衣裙」点击链接直接打开")]
    [InlineData("🔥🔥快看https://detail.tmall.com/item.htm?id=731040994692，超级划算！😍")]
    [InlineData("看这个。item.taobao.com/item.htm?id=731040994692。真好")]
    [InlineData("link:https://item.taobao.com/item.htm?id=731040994692)")]
    [InlineData("https://m.tb.cn/h.abc123 CZ0001 https://item.taobao.com/item.htm?id=731040994692")]
    [InlineData("https://item.taobao.com/item.htm?id=731040994692смотри")]
    [InlineData("<a href=\"https://item.taobao.com/item.htm?id=731040994692\">x</a>")]
    public void A_link_to_an_item_is_recognised(string text) =>
        Assert.Equal(TaobaoHost.Listing("731040994692"), _links.Recognize(text));

    [Theory]
    [InlineData("")]
    [InlineData("连衣裙 夏季")]
    [InlineData("731040994692")]
    [InlineData("https://evil-taobao.com/item.htm?id=731040994692")]
    [InlineData("https://evil-item.taobao.com/item.htm?id=731040994692")]
    [InlineData("https://item.taobao.com.evil.com/item.htm?id=731040994692")]
    [InlineData("https://taobao.com.evil.com/item.htm?id=731040994692")]
    [InlineData("https://evil.com/item.taobao.com/item.htm?id=731040994692")]
    [InlineData("https://evil.com/?u=https://item.taobao.com/item.htm?id=731040994692")]
    [InlineData("https://item.taobao.com@evil.com/item.htm?id=731040994692")]
    [InlineData("https://user@item.taobao.com/item.htm?id=731040994692")]
    [InlineData("https://user:pass@item.taobao.com/item.htm?id=731040994692")]
    [InlineData("user@item.taobao.com/item.htm?id=731040994692")]
    [InlineData("https://item.taobao.com\\@evil.com/item.htm?id=731040994692")]
    [InlineData("https://evil.com\\@item.taobao.com/item.htm?id=731040994692")]
    [InlineData("https://item.taobao.com:8443/item.htm?id=731040994692")]
    [InlineData("https://item.taobao.com./item.htm?id=731040994692")]
    [InlineData("https://item.t\u0430obao.com/item.htm?id=731040994692")]
    [InlineData("https://evil\uFF0Ditem.taobao.com/item.htm?id=731040994692")]
    [InlineData("https://evil\u3002item.taobao.com/item.htm?id=731040994692")]
    [InlineData("https://item.taobao.com%2eevil.com/item.htm?id=731040994692")]
    [InlineData("https://item.taobao.com/item.htm")]
    [InlineData("https://item.taobao.com/item.htm?id=")]
    [InlineData("https://item.taobao.com/item.htm?id=abc")]
    [InlineData("https://item.taobao.com/item.htm?id=-731040994692")]
    [InlineData("https://item.taobao.com/item.htm?id=0731040994692")]
    [InlineData("https://item.taobao.com/item.htm?id=99999999999999999999")]
    [InlineData("https://item.taobao.com/item.htm?id=9999999999999999999")]
    [InlineData("https://item.taobao.com/item.htm?id=731040994692%00")]
    [InlineData("https://item.taobao.com/item.htm?id=1&id=2")]
    [InlineData("https://item.taobao.com/item.htm?xid=731040994692")]
    [InlineData("https://item.taobao.com/evil/item.htm?id=731040994692")]
    [InlineData("https://shop.taobao.com/item.htm?id=731040994692")]
    [InlineData("https://a.m.taobao.com/x731040994692.htm")]
    [InlineData("https://world.taobao.com/item/731040994692.html")]
    [InlineData("ftp://item.taobao.com/item.htm?id=731040994692")]
    [InlineData("javascript://item.taobao.com/item.htm?id=731040994692")]
    [InlineData("tbopen://m.taobao.com/tbopen/index.html?h5Url=https%3A%2F%2Fevil.com%2Fitem.htm%3Fid%3D731040994692")]
    [InlineData("https://detail.1688.com/offer/731040994692.html")]
    [InlineData("https://m.tb.cn/h.abc123")]
    [InlineData("https://s.tb.cn/h.abc123?id=731040994692")]
    [InlineData("₤AbCdEfG₤ 淘口令")]
    public void Anything_else_is_not_recognised(string text) => Assert.Null(_links.Recognize(text));

    [Fact]
    public void The_first_of_several_links_counts() =>
        Assert.Equal(
            TaobaoHost.Listing("1"),
            _links.Recognize("https://evil.com/x https://item.taobao.com/item.htm?id=1 https://item.taobao.com/item.htm?id=2"));

    [Theory]
    [InlineData("https://")]
    [InlineData("://///???###")]
    [InlineData("https://item.taobao.com/item.htm?id=%")]
    [InlineData("\uD83D")]
    public void Broken_text_does_no_harm(string text) => Assert.Null(_links.Recognize(text));

    [Fact]
    public void A_very_long_text_is_read_in_one_pass() =>
        Assert.Equal(TaobaoHost.Listing("7"), _links.Recognize(new string('a', 1_000_000) + " https://item.taobao.com/item.htm?id=7"));
}
