using System.Text;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Following;
using ReverseBuy.Inventory;

namespace ReverseBuy.Connectors.Alibaba1688.Tests;

/// <summary>Following offers, against the simulator: only what is followed has messages.</summary>
public sealed class FollowingWireTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Alibaba1688FollowInterface.CrossBorder)]
    [InlineData(Alibaba1688FollowInterface.Product)]
    public async Task What_happens_to_an_offer_is_told_while_it_is_followed(Alibaba1688FollowInterface through)
    {
        await using var fixture = await SandboxFixture.StartAsync(configure: options => options.FollowThrough = through);
        var listing = await fixture.ListingAsync("手机壳", 0);
        var following = fixture.Seam<IOfferFollowing>();

        var before = await HintsAfterRepricingAsync(fixture, listing);
        var done = await following.FollowAsync(fixture.Context, listing, Token);
        var again = await following.FollowAsync(fixture.Context, listing, Token);
        var followed = await HintsAfterRepricingAsync(fixture, listing);
        await following.UnfollowAsync(fixture.Context, listing, Token);
        await following.UnfollowAsync(fixture.Context, listing, Token);
        var after = await HintsAfterRepricingAsync(fixture, listing);

        Assert.Equal((new FollowResult.Done(), new FollowResult.Done()), (done, again));
        Assert.Empty(before);
        Assert.Equal(listing, Assert.IsType<OfferChangedHint>(Assert.Single(followed)).Listing);
        Assert.Empty(after);
    }

    [Theory]
    [InlineData(Alibaba1688FollowInterface.CrossBorder, null)]
    [InlineData(Alibaba1688FollowInterface.Product, "404")]
    public async Task An_offer_that_does_not_exist_is_not_followed(Alibaba1688FollowInterface through, string? code)
    {
        await using var fixture = await SandboxFixture.StartAsync(configure: options => options.FollowThrough = through);

        var refused = Assert.IsType<FollowResult.Refused>(
            await fixture.Seam<IOfferFollowing>().FollowAsync(fixture.Context, new ListingId(Alibaba1688Marketplace.Id, "1"), Token));

        Assert.Equal(code, refused.MarketplaceCode);
        Assert.NotNull(refused.Message);
        await Assert.ThrowsAsync<ArgumentException>(async () =>
            await fixture.Seam<IOfferFollowing>().FollowAsync(fixture.Context, new ListingId(Alibaba1688Marketplace.Id, "x"), Token));
    }

    [Fact]
    public async Task Buying_what_is_followed_tells_of_its_stock()
    {
        await using var fixture = await SandboxFixture.StartAsync();
        var listing = await fixture.ListingAsync("连衣裙", 1);
        await fixture.Seam<IOfferFollowing>().FollowAsync(fixture.Context, listing, Token);
        var line = await fixture.LineAsync(listing, 2);

        await fixture.Seam<IPurchasing>().CreateAsync(fixture.Context, new PurchaseRequest("rb1", SandboxFixture.Warehouse, [line]), Token);

        Assert.Contains(await PullAsync(fixture), hint => hint is OfferChangedHint { IsGone: false } changed && changed.Listing == listing);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_the_marketplace_tells_of_a_change_makes_the_snapshot_stale_and_brings_it_up_to_date(bool isPushed)
    {
        await using var fixture = await SandboxFixture.StartAsync();
        var listing = await fixture.ListingAsync("手机壳", 0);
        await fixture.Seam<IOfferFollowing>().FollowAsync(fixture.Context, listing, Token);
        var before = PriceOf(await fixture.BrowseAsync(listing));
        await fixture.Control.ChangePriceAsync("1688", listing.Value, null, 1.1m, Token);
        Assert.Equal(before, PriceOf(await fixture.BrowseAsync(listing)));

        var changes = fixture.Service<IOfferChanges>();
        foreach (var hint in (isPushed ? await PushedAsync(fixture) : await PullAsync(fixture)).OfType<OfferChangedHint>())
        {
            await changes.NoteAsync(fixture.Context.Tenant, fixture.Context.Account, hint, Token);
        }

        var fresh = await fixture.BrowseAsync(listing);
        for (var look = 0; PriceOf(fresh) == before; look++)
        {
            Assert.True(fresh.IsStale && look < 20_000, "The snapshot was not brought up to date.");
            await Task.Delay(1, Token);
            fresh = await fixture.BrowseAsync(listing);
        }

        Assert.True(PriceOf(fresh) > before);
        Assert.False(fresh.IsStale);
    }

    private static Money PriceOf(SnapshotRead.Found found) => found.Snapshot.Product.Skus[0].Prices.First;

    private static async Task<IReadOnlyList<MarketplaceHint>> PushedAsync(SandboxFixture fixture) =>
    [
        .. (await fixture.Control.GetPushesAsync(Token))
            .Select(push => Assert.IsType<CallbackReading.Genuine>(fixture.Seam<ICallbackReceiver>().Read(
                new CallbackRequest("sandbox-key", push.ContentType, null, Encoding.UTF8.GetBytes(push.Body)), "sandbox-secret")))
            .SelectMany(message => message.Hints),
    ];

    private static async Task<IReadOnlyList<MarketplaceHint>> HintsAfterRepricingAsync(SandboxFixture fixture, ListingId listing)
    {
        await fixture.Control.ChangePriceAsync("1688", listing.Value, null, 1.1m, Token);
        return await PullAsync(fixture);
    }

    private static async Task<IReadOnlyList<MarketplaceHint>> PullAsync(SandboxFixture fixture)
    {
        var now = DateTimeOffset.UtcNow;
        var messages = await fixture.Seam<IChangeFeed>().PullAsync(fixture.Context, now.AddDays(-1), now.AddDays(1), 200, Token);
        return [.. messages.SelectMany(message => message.Hints)];
    }
}
