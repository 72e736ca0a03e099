using ReverseBuy.Catalogue;
using ReverseBuy.Sandbox;

namespace ReverseBuy.LinkForms;

/// <summary>Short links of every marketplace, followed over real HTTP on the hosts that the simulator stands in for.</summary>
public abstract class ShortLinkSuite<TPlatform>
    where TPlatform : ILinkPlatform
{
    // The link itself and four more.
    private const int MostRequests = 5;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(SandboxShortLinkKind.Redirect, 1)]
    [InlineData(SandboxShortLinkKind.Page, 1)]
    [InlineData(SandboxShortLinkKind.Hops, 3)]
    public async Task A_short_link_leads_to_its_listing(SandboxShortLinkKind kind, int requests)
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions(), Token);

        var (listing, found, calls) = await FollowAsync(sandbox, kind);

        Assert.Equal(listing, found);
        Assert.Equal(requests, calls.Values.Sum());
    }

    [Theory]
    [InlineData(SandboxShortLinkKind.TooManyHops, MostRequests)]
    [InlineData(SandboxShortLinkKind.Loop, MostRequests)]
    [InlineData(SandboxShortLinkKind.OffList, 1)]
    [InlineData(SandboxShortLinkKind.Gone, 1)]
    public async Task One_that_goes_round_in_circles_or_off_the_marketplace_is_given_up(SandboxShortLinkKind kind, int requests)
    {
        await using var sandbox = await SandboxHost.StartAsync(new SandboxOptions(), Token);

        var (_, found, calls) = await FollowAsync(sandbox, kind);

        Assert.Null(found);
        Assert.Equal(requests, calls.Values.Sum());
        Assert.DoesNotContain("short.example", calls.Keys);
    }

    private static async Task<(ListingId Listing, ListingId? Found, IReadOnlyDictionary<string, int> Calls)> FollowAsync(SandboxHost sandbox, SandboxShortLinkKind kind)
    {
        using var control = sandbox.CreateClient();
        var listing = (await control.GetListingsAsync(Token)).First(listing => listing.Marketplace == TPlatform.Marketplace.Value);
        var link = (await control.GetShortLinksAsync(listing.Marketplace, listing.Id, Token)).Single(link => link.Kind == kind);
        var links = TPlatform.ShortLinksAt(sandbox.BaseAddress);
        try
        {
            var found = await links.ResolveAsync($"【复制】{link.Url} 点击链接直接打开", Token);
            return (new ListingId(TPlatform.Marketplace, listing.Id), found, (await control.GetCountersAsync(Token)).ByOperation);
        }
        finally
        {
            (links as IDisposable)?.Dispose();
        }
    }
}
