using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Alibaba1688.Catalogue;
using ReverseBuy.LinkForms;

namespace ReverseBuy.Connectors.Alibaba1688.Tests;

public sealed class ShortLinkTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("【1688】 https://qr.1688.com/s/7OnLCakq MF3543 「音乐盒」 点击链接直接打开 或者 1688搜索直接打开")]
    [InlineData("复制口令并打开手机阿里查看：https://qr.1688.com/s/Oe9AAOMO。")]
    [InlineData("https://qr.1688.com/share.html?secret=0H9TOj6I")]
    [InlineData("qr.1688.com/s/7OnLCakq")]
    [InlineData("https://m.1688.com/s/abc123")]
    public async Task A_short_link_leads_to_its_offer(string text)
    {
        await using var host = await LinkHost.StartAsync(
            ("qr.1688.com/s/7OnLCakq", "wireless1688://ma.m.1688.com/plugin?url=https%3A%2F%2Fm.1688.com%2Foffer%2F666353603800.html%3Fshare_token%3Dt%26offerId%3D666353603800"),
            ("qr.1688.com/s/Oe9AAOMO", "wireless1688://ma.m.1688.com/offer?id=666353603800.html&amp;offerId=666353603800"),
            ("qr.1688.com/share.html?secret=0H9TOj6I", "https://m.1688.com/offer/666353603800.html"),
            ("m.1688.com/s/abc123", "https://qr.1688.com/s/7OnLCakq"));
        using var links = New(host.Address);

        Assert.Equal(new ListingId(Alibaba1688Marketplace.Id, "666353603800"), await links.ResolveAsync(text, Token));
    }

    [Theory]
    [InlineData("https://qr.1688.com/s/shop")]
    [InlineData("https://qr.1688.com/s/unknown")]
    [InlineData("https://qr.1688.com/s/off")]
    [InlineData("https://qr.1688.com.evil.example/s/7OnLCakq")]
    [InlineData("https://m.1688.com/winport/abc.html")]
    [InlineData("https://detail.1688.com/offer/666353603800.html")]
    public async Task Anything_else_leads_nowhere(string text)
    {
        await using var host = await LinkHost.StartAsync(
            ("qr.1688.com/s/shop", "https://shop123.1688.com/"),
            ("qr.1688.com/s/off", "https://evil.example/offer/666353603800.html"));
        using var links = New(host.Address);

        Assert.Null(await links.ResolveAsync(text, Token));
    }

    [Fact]
    public void Options_that_would_ask_somebody_else_are_refused()
    {
        var options = new Alibaba1688Options { AppKey = "k", AppSecret = "s", ShortLinkEndpoint = new Uri("https://links.example") };

        Assert.Contains("ReverseBuy:Alibaba1688:ShortLinkEndpoint", Assert.Throws<ConfigurationException>(options.Validate).Message, StringComparison.Ordinal);
        options.ShortLinkEndpoint = null;
        options.ShortLinkTimeout = TimeSpan.Zero;
        Assert.Contains("ReverseBuy:Alibaba1688:ShortLinkTimeout", Assert.Throws<ConfigurationException>(options.Validate).Message, StringComparison.Ordinal);
    }

    private static Alibaba1688ShortLinks New(Uri endpoint) => new(new Alibaba1688Options { ShortLinkEndpoint = endpoint }, TimeProvider.System);
}
