using ReverseBuy.Catalogue;
using ReverseBuy.Inventory.Tests.Verifying;

namespace ReverseBuy.Inventory.Tests;

public sealed class BrowsingTests
{
    private static readonly ListingId Dress = new(InventoryHost.North, "1");
    private static readonly Money Price = new(59.90m, Currency.CNY);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_listing_seen_before_is_read_without_a_further_upstream_call()
    {
        await using var host = await InventoryHost.StartAsync();
        host.NorthMarket.Shelf[Dress] = FakeMarketplace.NewProduct(Dress, Price);
        using var scope = host.Enter(InventoryHost.Alice);

        for (var read = 0; read < 1000; read++)
        {
            var found = Assert.IsType<SnapshotRead.Found>(await host.Inventory.GetAsync(Dress, Token));
            Assert.Equal(Price, found.Snapshot.Product.Skus[0].Prices.First);
        }

        Assert.Equal(1, host.NorthMarket.DetailCalls);
    }

    [Fact]
    public async Task A_hit_in_memory_completes_synchronously()
    {
        await using var host = await InventoryHost.StartAsync();
        host.NorthMarket.Shelf[Dress] = FakeMarketplace.NewProduct(Dress, Price);
        using var scope = host.Enter(InventoryHost.Alice);
        await host.Inventory.GetAsync(Dress, Token);

        Assert.True(host.Inventory.GetAsync(Dress, Token).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task A_hit_in_memory_allocates_nothing()
    {
        await using var host = await InventoryHost.StartAsync();
        host.NorthMarket.Shelf[Dress] = FakeMarketplace.NewProduct(Dress, Price);
        using var scope = host.Enter(InventoryHost.Alice);
        await host.Inventory.GetAsync(Dress, Token);

        Assert.Equal(0, AllocatedBy(10_000, host.Inventory));

        static long AllocatedBy(int reads, IShadowInventory inventory)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var read = 0; read < reads; read++)
            {
                _ = inventory.GetAsync(Dress, CancellationToken.None).Result;
            }

            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Fact]
    public async Task How_old_it_was_what_customers_were_shown_is_measured_while_somebody_listens()
    {
        await using var host = await InventoryHost.StartAsync();
        host.NorthMarket.Shelf[Dress] = FakeMarketplace.NewProduct(Dress, Price);
        using var figures = new RecordedFigures(host.Meter);
        await host.ReadAsync(InventoryHost.Alice, Dress);
        host.Time.Advance(TimeSpan.FromMinutes(7));
        await host.ReadAsync(InventoryHost.Alice, Dress);

        Assert.Equal([0, 420], figures.Of("reversebuy.inventory.read.age").Select(figure => figure.Value));
        Assert.Equal(["upstream", "memory"], figures.Of("reversebuy.inventory.reads").Select(figure => figure.Tags));
    }

    [Fact]
    public async Task However_many_wait_for_a_cold_listing_upstream_is_asked_once()
    {
        await using var host = await InventoryHost.StartAsync();
        host.NorthMarket.Shelf[Dress] = FakeMarketplace.NewProduct(Dress, Price);
        host.NorthMarket.Gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var scope = host.Enter(InventoryHost.Alice);

        var reads = Enumerable.Range(0, 500).Select(_ => host.Inventory.GetAsync(Dress, Token).AsTask()).ToList();
        host.NorthMarket.Gate.SetResult();
        await Task.WhenAll(reads);

        Assert.Equal(1, host.NorthMarket.DetailCalls);
    }

    [Fact]
    public async Task A_customer_who_leaves_does_not_take_the_answer_from_those_who_wait()
    {
        await using var host = await InventoryHost.StartAsync();
        host.NorthMarket.Shelf[Dress] = FakeMarketplace.NewProduct(Dress, Price);
        host.NorthMarket.Gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var scope = host.Enter(InventoryHost.Alice);
        using var leaving = new CancellationTokenSource();

        var first = host.Inventory.GetAsync(Dress, leaving.Token).AsTask();
        var second = host.Inventory.GetAsync(Dress, Token).AsTask();
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        host.NorthMarket.Gate.SetResult();

        Assert.IsType<SnapshotRead.Found>(await second);
        Assert.Equal(1, host.NorthMarket.DetailCalls);
    }

    [Fact]
    public async Task Nothing_crosses_from_one_tenants_account_to_anothers()
    {
        await using var host = await InventoryHost.StartAsync();
        host.NorthMarket.Shelf[Dress] = FakeMarketplace.NewProduct(Dress, Price);
        host.NorthMarket.AccountPrices[(InventoryHost.Bob, InventoryHost.Account)] = new Money(50m, Currency.CNY);

        Assert.Equal(Price, await ReadPriceAsync(host, InventoryHost.Alice));
        Assert.Equal(new Money(50m, Currency.CNY), await ReadPriceAsync(host, InventoryHost.Bob));
        Assert.Equal(Price, await ReadPriceAsync(host, InventoryHost.Alice));
    }

    [Fact]
    public async Task A_listing_that_is_gone_is_asked_for_once_until_the_memory_of_it_ends()
    {
        await using var host = await InventoryHost.StartAsync();
        using var scope = host.Enter(InventoryHost.Alice);

        Assert.IsType<SnapshotRead.Gone>(await host.Inventory.GetAsync(Dress, Token));
        Assert.IsType<SnapshotRead.Gone>(await host.Inventory.GetAsync(Dress, Token));
        Assert.Equal(1, host.NorthMarket.DetailCalls);

        host.NorthMarket.Shelf[Dress] = FakeMarketplace.NewProduct(Dress, Price);
        host.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.IsType<SnapshotRead.Found>(await host.Inventory.GetAsync(Dress, Token));
    }

    [Fact]
    public async Task An_outage_is_an_error_and_is_not_remembered()
    {
        await using var host = await InventoryHost.StartAsync();
        host.NorthMarket.Outage = new MarketplaceException(InventoryHost.North, MarketplaceErrorKind.Unavailable, "down");
        using var scope = host.Enter(InventoryHost.Alice);

        var error = await Assert.ThrowsAsync<MarketplaceException>(() => host.Inventory.GetAsync(Dress, Token).AsTask());
        Assert.Equal(MarketplaceErrorKind.Unavailable, error.Kind);

        host.NorthMarket.Outage = null;
        host.NorthMarket.Shelf[Dress] = FakeMarketplace.NewProduct(Dress, Price);
        Assert.IsType<SnapshotRead.Found>(await host.Inventory.GetAsync(Dress, Token));
    }

    [Fact]
    public async Task Several_listings_are_answered_in_their_order()
    {
        await using var host = await InventoryHost.StartAsync();
        var other = new ListingId(InventoryHost.South, "2");
        host.NorthMarket.Shelf[Dress] = FakeMarketplace.NewProduct(Dress, Price);
        using var scope = host.Enter(InventoryHost.Alice);

        var reads = await host.Inventory.GetManyAsync([other, Dress], Token);

        Assert.Equal(other, Assert.IsType<SnapshotRead.Gone>(reads[0]).Listing);
        Assert.Equal(Dress, Assert.IsType<SnapshotRead.Found>(reads[1]).Snapshot.Product.Id);
    }

    [Fact]
    public async Task Without_a_tenant_nothing_is_read()
    {
        await using var host = await InventoryHost.StartAsync();

        await Assert.ThrowsAsync<TenantRequiredException>(async () => await host.Inventory.GetAsync(Dress, Token));
    }

    [Fact]
    public async Task A_tenant_that_was_never_taken_on_is_refused_by_name()
    {
        await using var host = await InventoryHost.StartAsync();
        using var scope = host.Enter(new TenantId("mallory"));

        var error = await Assert.ThrowsAsync<UnknownTenantException>(async () => await host.Inventory.GetAsync(Dress, Token));
        Assert.Contains("mallory", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pasted_text_without_a_known_link_is_answered_with_what_was_expected()
    {
        await using var host = await InventoryHost.StartAsync();

        var recognition = Assert.IsType<LinkRecognition.NotRecognized>(host.Catalogue.Recognize("https://shop.example/p/1"));
        Assert.Contains("Fake north", recognition.Message, StringComparison.Ordinal);
        Assert.Equal(
            new LinkRecognition.Recognized(Dress),
            host.Catalogue.Recognize("快来看看 https://market.example/item/1 太好看了"));
    }

    private static async Task<Money> ReadPriceAsync(InventoryHost host, TenantId tenant)
    {
        using var scope = host.Enter(tenant);
        var found = Assert.IsType<SnapshotRead.Found>(await host.Inventory.GetAsync(Dress, Token));
        return found.Snapshot.Product.Skus[0].Prices.First;
    }
}
