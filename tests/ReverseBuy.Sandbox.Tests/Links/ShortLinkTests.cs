using System.Net;
using ReverseBuy.Sandbox.Tests.Wire;

namespace ReverseBuy.Sandbox.Tests.Links;

/// <summary>Short links as a browser would ask for them, by the name of their host.</summary>
public sealed class ShortLinkTests : SandboxTest
{
    [Theory]
    [InlineData("1688", "qr.1688.com")]
    [InlineData("taobao", "m.tb.cn")]
    [InlineData("jd", "3.cn")]
    public async Task Every_listing_has_a_link_of_each_kind_at_the_marketplaces_host(string marketplace, string host)
    {
        var listing = await ListingAsync(marketplace, _ => true);

        var links = await Control.GetShortLinksAsync(marketplace, listing.Id, Stop);

        Assert.Equal(Enum.GetValues<SandboxShortLinkKind>(), links.Select(link => link.Kind));
        Assert.All(links, link => Assert.Equal(("https", host), (link.Url.Scheme, link.Url.Host)));
        Assert.Distinct(links.Select(link => link.Url));
        await Assert.ThrowsAsync<HttpRequestException>(() => Control.GetShortLinksAsync(marketplace, "1", Stop));
    }

    [Theory]
    [InlineData("1688")]
    [InlineData("taobao")]
    [InlineData("jd")]
    public async Task Each_kind_does_what_it_says(string marketplace)
    {
        var listing = await ListingAsync(marketplace, _ => true);
        var links = (await Control.GetShortLinksAsync(marketplace, listing.Id, Stop)).ToDictionary(link => link.Kind, link => link.Url);

        Assert.Equal(listing.Url, (await AskAsync(links[SandboxShortLinkKind.Redirect])).Location);
        Assert.Equal(links[SandboxShortLinkKind.Loop], (await AskAsync(links[SandboxShortLinkKind.Loop])).Location);
        Assert.Equal((HttpStatusCode.NotFound, null), await AskAsync(links[SandboxShortLinkKind.Gone]));
        Assert.Equal((HttpStatusCode.OK, null), await AskAsync(links[SandboxShortLinkKind.Page]));
        var strange = (await AskAsync(links[SandboxShortLinkKind.OffList])).Location!;
        Assert.Equal("short.example", strange.Host);
        Assert.Equal(listing.Url, (await AskAsync(strange)).Location);
        Assert.Equal((HttpStatusCode.NotFound, null), await AskAsync(new Uri(links[SandboxShortLinkKind.Redirect], "/s/none")));

        var hop = links[SandboxShortLinkKind.TooManyHops];
        var seen = new HashSet<Uri>();
        for (var count = 0; count < 20; count++)
        {
            Assert.True(seen.Add(hop));
            hop = (await AskAsync(hop)).Location!;
        }

        Assert.True((await Control.GetCountersAsync(Stop)).ByOperation[links[SandboxShortLinkKind.Redirect].Host] > 10);
    }

    private async Task<(HttpStatusCode Status, Uri? Location)> AskAsync(Uri link)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Host.BaseAddress, link.PathAndQuery));
        request.Headers.Host = link.Host;
        using var response = await http.SendAsync(request, Stop);
        return (response.StatusCode, response.Headers.Location);
    }
}
