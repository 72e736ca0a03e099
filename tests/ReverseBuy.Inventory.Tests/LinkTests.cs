using ReverseBuy.Catalogue;

namespace ReverseBuy.Inventory.Tests;

public sealed class LinkTests
{
    private static readonly ListingId InNorth = new(InventoryHost.North, "1");
    private static readonly ListingId InSouth = new(InventoryHost.South, "2");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static MarketplaceException Outage => new(InventoryHost.North, MarketplaceErrorKind.Unavailable, "down");

    [Fact]
    public async Task A_full_link_is_recognised_without_asking_anybody()
    {
        await using var host = await InventoryHost.StartAsync();
        host.NorthMarket.Outage = Outage;

        Assert.Equal(new LinkRecognition.Recognized(InNorth), await host.Catalogue.ResolveAsync("看 https://market.example/item/1", Token));
    }

    [Fact]
    public async Task A_short_link_of_any_marketplace_is_resolved()
    {
        await using var host = await InventoryHost.StartAsync();
        host.SouthMarket.ShortLinks["https://s.example/x"] = InSouth;

        Assert.Equal(new LinkRecognition.Recognized(InSouth), await host.Catalogue.ResolveAsync("https://s.example/x", Token));
    }

    [Fact]
    public async Task A_text_that_leads_nowhere_is_answered_with_what_was_expected()
    {
        await using var host = await InventoryHost.StartAsync();

        var answer = Assert.IsType<LinkRecognition.NotRecognized>(await host.Catalogue.ResolveAsync("https://s.example/y", Token));
        Assert.Contains("Fake north, Fake south", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_marketplace_that_is_down_does_not_keep_anothers_link_from_being_resolved()
    {
        await using var host = await InventoryHost.StartAsync();
        host.NorthMarket.Outage = Outage;
        host.SouthMarket.ShortLinks["https://s.example/x"] = InSouth;

        Assert.Equal(new LinkRecognition.Recognized(InSouth), await host.Catalogue.ResolveAsync("https://s.example/x", Token));
    }

    [Fact]
    public async Task An_outage_is_never_told_as_no_link()
    {
        await using var host = await InventoryHost.StartAsync();
        host.NorthMarket.Outage = Outage;

        var error = await Assert.ThrowsAsync<MarketplaceException>(async () => await host.Catalogue.ResolveAsync("https://s.example/x", Token));
        Assert.Equal(MarketplaceErrorKind.Unavailable, error.Kind);
    }
}
