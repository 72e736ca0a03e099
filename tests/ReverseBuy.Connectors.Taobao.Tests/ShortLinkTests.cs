using Microsoft.Extensions.Options;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Taobao.Catalogue;
using ReverseBuy.Connectors.Taobao.Tests.Support;
using ReverseBuy.LinkForms;

namespace ReverseBuy.Connectors.Taobao.Tests;

public sealed class ShortLinkTests
{
    private const string Page =
        """
        <html><head><title>淘宝</title></head><body><a href="https://item.taobao.com/item.htm?id=111111111111">推荐</a>
        <script>var shortName = "h.5abc"; var url = 'https://item.taobao.com/item.htm?ut_sk=1.x&amp;id=731040994692&amp;price=76.86';</script></body></html>
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("【淘宝】假一赔四 https://m.tb.cn/h.5abc?tk=XyZ1 CZ0001 「碎花连衣裙」\n点击链接直接打开 或者 淘宝搜索直接打开")]
    [InlineData("https://e.tb.cn/h.6Gl2LC7rsrswQZp?tk=qFuaV9hzh0k CZ356")]
    [InlineData("1👈啊5NKkX84wYdk啊 http://m.tb.cn/h.5abc?tk=XyZ1 键盘")]
    [InlineData("m.tb.cn/h.5abc?tk=XyZ1")]
    [InlineData("taobao://m.tb.cn/h.5abc?tk=XyZ1")]
    [InlineData("https://s.click.taobao.com/t?e=m%3D2&pid=1")]
    public async Task A_short_link_leads_to_its_item(string text)
    {
        await using var host = await LinkHost.StartAsync(
            ("m.tb.cn/h.5abc?tk=XyZ1", Page),
            ("e.tb.cn/h.6Gl2LC7rsrswQZp?tk=qFuaV9hzh0k", "https://m.tb.cn/h.5abc?tk=XyZ1"),
            ("s.click.taobao.com/t?e=m%3D2&pid=1", "https://uland.taobao.com/coupon/edetail?itemId=731040994692&e=x"));
        using var links = New(host.Address);

        Assert.Equal(TaobaoHost.Listing("731040994692"), await links.ResolveAsync(text, Token));
    }

    [Theory]
    [InlineData("https://m.tb.cn/h.shop")]
    [InlineData("https://m.tb.cn/h.unknown")]
    [InlineData("https://m.tb.cn/h.off")]
    [InlineData("https://m.tb.cn.evil.example/h.5abc")]
    [InlineData("https://evil.tb.cn/h.5abc")]
    [InlineData("￥AbCdEfGhIj￥")]
    [InlineData("https://item.taobao.com/item.htm?id=731040994692")]
    public async Task Anything_else_leads_nowhere(string text)
    {
        await using var host = await LinkHost.StartAsync(
            ("m.tb.cn/h.shop", "<script>var url = 'https://shop123.taobao.com/'</script>"),
            ("m.tb.cn/h.off", "https://evil.example/item.htm?id=731040994692"));
        using var links = New(host.Address);

        Assert.Null(await links.ResolveAsync(text, Token));
    }

    [Fact]
    public async Task The_connector_offers_it()
    {
        await using var host = new TaobaoHost();

        Assert.IsType<TaobaoShortLinks>(host.Seam<IShortLinks>());
        Assert.True(host.Service<ConnectorDescriptor>().Capabilities.HasFlag(ConnectorCapabilities.ShortLinks));
    }

    [Fact]
    public async Task Options_that_would_ask_somebody_else_are_refused()
    {
        await using var host = new TaobaoHost(configure: options =>
        {
            options.ShortLinkEndpoint = new Uri("https://links.example");
            options.ShortLinkTimeout = TimeSpan.Zero;
        });

        var error = Assert.Throws<OptionsValidationException>(() => host.Service<IOptions<TaobaoOptions>>().Value);
        Assert.Contains("ReverseBuy:Taobao:ShortLinkEndpoint", error.Message, StringComparison.Ordinal);
        Assert.Contains("ReverseBuy:Taobao:ShortLinkTimeout", error.Message, StringComparison.Ordinal);
    }

    private static TaobaoShortLinks New(Uri endpoint) => new(Options.Create(new TaobaoOptions { ShortLinkEndpoint = endpoint }), TimeProvider.System);
}
