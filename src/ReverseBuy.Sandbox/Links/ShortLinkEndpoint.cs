using System.Globalization;
using Microsoft.AspNetCore.Http;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.State;

namespace ReverseBuy.Sandbox.Links;

/// <summary>
/// The hosts that serve the marketplaces' short links, told by the name that a request is sent to. Calls are counted under that name. One host
/// belongs to nobody: whoever follows a link there has left the marketplace.
/// </summary>
internal sealed class ShortLinkEndpoint(World world)
{
    private const string Stranger = "short.example";

    private readonly Lazy<ShortLinkBook> _links = new(() => new ShortLinkBook(world.Catalogue));

    public static bool Serves(string host) => host == Stranger || Marketplaces.All.Any(marketplace => HostsOf(marketplace).Contains(host));

    public Task HandleAsync(HttpContext context)
    {
        var host = context.Request.Host.Host;
        var lane = CallCounters.LaneOf(context.Request.Headers.UserAgent.ToString());
        world.Run(() =>
        {
            world.Counters.Count(lane, host);
            return true;
        });
        if (_links.Value.Find(context.Request.Path.Value ?? string.Empty) is not { Kind: not SandboxShortLinkKind.Gone } link || !Leads(link, host))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        if (link.Kind == SandboxShortLinkKind.Page)
        {
            context.Response.ContentType = "text/html;charset=utf-8";
            return context.Response.WriteAsync(PageOf(link.Listing), context.RequestAborted);
        }

        var hop = int.TryParse(context.Request.Query["hop"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        context.Response.Redirect(Target(link, hop, host).AbsoluteUri);
        return Task.CompletedTask;
    }

    private static bool Leads(ShortLink link, string host) => HostsOf(link.Listing.Marketplace).Contains(host) || (host == Stranger && link.Kind == SandboxShortLinkKind.OffList);

    // The first is the one that share texts name; links lead over the others.
    private static string[] HostsOf(string marketplace) => marketplace switch
    {
        Marketplaces.Taobao => ["m.tb.cn", "e.tb.cn", "s.click.taobao.com"],
        Marketplaces.Jd => ["3.cn", "u.jd.com"],
        Marketplaces.Pinduoduo => [],
        _ => ["qr.1688.com", "m.1688.com"],
    };

    private static Uri Target(ShortLink link, int hop, string host) => link.Kind switch
    {
        SandboxShortLinkKind.Loop => ShortLinkBook.AddressOf(link),
        SandboxShortLinkKind.TooManyHops => Hop(link, hop + 1),
        SandboxShortLinkKind.Hops when hop < 2 => Hop(link, hop + 1),
        SandboxShortLinkKind.OffList when host != Stranger => new Uri($"https://{Stranger}/s/{link.Code}"),
        _ => new Uri(link.Listing.Url),
    };

    private static Uri Hop(ShortLink link, int hop)
    {
        var hosts = HostsOf(link.Listing.Marketplace);
        return new UriBuilder(ShortLinkBook.AddressOf(link))
        {
            Host = hosts[hop % hosts.Length],
            Query = string.Create(CultureInfo.InvariantCulture, $"hop={hop}"),
        }.Uri;
    }

    // The pages of Taobao and JD set an address for their script; that of 1688 holds a link into the app.
    private static string PageOf(Listing listing) => listing.Marketplace switch
    {
        Marketplaces.Taobao => $"<html><script>var url = '{listing.Url}&sourceType=item';</script></html>",
        Marketplaces.Jd => $"<html><script>var hrl='{listing.Url}?cu=true';</script></html>",
        _ => $"<html><a href=\"wireless1688://ma.m.1688.com/plugin?url={Uri.EscapeDataString(listing.Url)}\">打开</a></html>",
    };
}
