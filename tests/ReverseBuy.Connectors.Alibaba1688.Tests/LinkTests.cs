using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Alibaba1688.Catalogue;

namespace ReverseBuy.Connectors.Alibaba1688.Tests;

public sealed class LinkTests
{
    private readonly Alibaba1688LinkRecognizer _recognizer = new();

    [Theory]
    [InlineData("https://detail.1688.com/offer/666353603800.html")]
    [InlineData("http://detail.1688.com/offer/666353603800.html")]
    [InlineData("https://detail.1688.com/offer/666353603800.html?spm=a2637j.29095634&traceId=1")]
    [InlineData("https://detail.1688.com/offer/666353603800.html#detail")]
    [InlineData("https://m.1688.com/offer/666353603800.html")]
    [InlineData("https://m.1688.com/offer/666353603800.html?offerId=666353603800&src=share")]
    [InlineData("https://detail.m.1688.com/page/index.html?offerId=666353603800&sk=consign")]
    [InlineData("https://detail.m.1688.com/page/index.html?a=1&offerId=666353603800")]
    [InlineData("https://dj.1688.com/ci_bb?a=1&offer_id=666353603800")]
    [InlineData("wireless1688://ma.m.1688.com/offer/detail?offerId=666353603800")]
    [InlineData("HTTPS://DETAIL.1688.COM/offer/666353603800.html")]
    [InlineData("https://detail.1688.com/offer/666353603800")]
    [InlineData("https://detail.1688.com/offer/666353603800/")]
    [InlineData("【1688】不锈钢玉米刨厂家批发 👉https://detail.1688.com/offer/666353603800.html?forcePC=1 点击链接直接打开")]
    [InlineData("😀我发现了一个好货！「https://m.1688.com/offer/666353603800.html」复制打开1688")]
    [InlineData("看看这个（https://detail.1688.com/offer/666353603800.html）不错")]
    [InlineData("第一行\nhttps://detail.1688.com/offer/666353603800.html\n第三行")]
    [InlineData("\"https://detail.1688.com/offer/666353603800.html\"")]
    [InlineData("https://www.example.com/ https://detail.1688.com/offer/666353603800.html")]
    [InlineData("厂家直销https://detail.1688.com/offer/666353603800.html，量大从优")]
    [InlineData("detail.1688.com/offer/666353603800.html")]
    [InlineData("手机看：m.1688.com/offer/666353603800.html，电脑也行")]
    [InlineData("链接:https://detail.1688.com/offer/666353603800.html.")]
    [InlineData("https://detail.1688.com/offer/666353603800.html, 谢谢")]
    [InlineData("https://m.1688.com/page/index.html?OFFERID=666353603800")]
    [InlineData("https://evil.example/1 然后 detail.m.1688.com/page/index.html?offerId=666353603800")]
    public void The_offer_is_found_in_what_people_paste(string text)
    {
        Assert.Equal(new ListingId(Alibaba1688Marketplace.Id, "666353603800"), _recognizer.Recognize(text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("666353603800")]
    [InlineData("https://evil1688.com/offer/666353603800.html")]
    [InlineData("https://1688.com.evil.example/offer/666353603800.html")]
    [InlineData("https://detail.1688.com@evil.example/offer/666353603800.html")]
    [InlineData("https://evil.example@detail.1688.com/offer/666353603800.html")]
    [InlineData("https://detail.1688.com:8443/offer/666353603800.html")]
    [InlineData("https://evil.example/?u=https%3A%2F%2Fdetail.1688.com%2Foffer%2F666353603800.html")]
    [InlineData("https://detail-1688.com/offer/666353603800.html")]
    [InlineData("https://detail.1688.com.cn/offer/666353603800.html")]
    [InlineData("https://qr.1688.com/s/AbCdEf")]
    [InlineData("https://detail.1688.com/offer/.html")]
    [InlineData("https://detail.1688.com/offer/0666353603800.html")]
    [InlineData("https://detail.1688.com/offer/-666353603800.html")]
    [InlineData("https://detail.1688.com/offer/66635360380066635360380066635.html")]
    [InlineData("https://detail.1688.com/offer/666353603800.html.exe")]
    [InlineData("https://shop123.1688.com/page/offerlist.htm")]
    [InlineData("ftp://detail.1688.com/offer/666353603800.html")]
    [InlineData("javascript:alert('https://')")]
    [InlineData("file:///offer/666353603800.html")]
    [InlineData("https://item.taobao.com/item.htm?id=731040994692")]
    [InlineData("https://detail。1688。com/offer/666353603800.html")]
    [InlineData("evil1688.com/offer/666353603800.html")]
    [InlineData("evil.detail.1688.com.example/offer/666353603800.html")]
    [InlineData("user@detail.1688.com/offer/666353603800.html")]
    [InlineData("https://evil.example\\@detail.1688.com/offer/666353603800.html")]
    [InlineData("https://detail.1688.com\\@evil.example/offer/666353603800.html")]
    [InlineData("https://evil.example/detail.1688.com/offer/666353603800.html")]
    [InlineData("https://evil.example/?u=https://detail.1688.com/offer/666353603800.html")]
    [InlineData("https://detail.1688.com%2eevil.example/offer/666353603800.html")]
    [InlineData("wireless1688://evil.example/offer/detail?offerId=666353603800")]
    [InlineData("xhttps://detail.1688.com/offer/666353603800.html")]
    [InlineData("https://detail.1688.com/offer/６６６３５３６０３８００.html")]
    [InlineData("https://detail.1688.com/page/index.html?xofferId=666353603800")]
    public void Anything_else_is_not_a_link_of_1688(string text)
    {
        Assert.Null(_recognizer.Recognize(text));
    }

    [Fact]
    public void A_long_hostile_text_is_answered_at_once()
    {
        var text = string.Concat(Enumerable.Repeat("https://detail.1688.com/offer/1", 20_000));

        Assert.Null(_recognizer.Recognize(text));
    }
}
