using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;

namespace ReverseBuy.Inventory.Tests;

/// <summary>The policy at work in a host: what the background does with what was read.</summary>
public sealed class FreshnessTests
{
    private static readonly ListingId Dress = new(InventoryHost.North, "1");
    private static readonly Money Old = new(59.90m, Currency.CNY);
    private static readonly Money New = new(64.90m, Currency.CNY);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_snapshot_that_is_likelier_wrong_than_right_is_marked_stale_without_anybody_reading_it()
    {
        await using var host = await InventoryHost.StartAsync(options => options.Inventory.RefreshCallsPerSecond = 1e-9);
        host.NorthMarket.Shelf[Dress] = FakeMarketplace.NewProduct(Dress, Old);
        await host.ReadAsync(InventoryHost.Alice, Dress);
        host.Time.Advance(TimeSpan.FromMinutes(2));
        host.Look();
        host.NorthMarket.Gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Assert.False(Assert.IsType<SnapshotRead.Found>(await host.ReadAsync(InventoryHost.Alice, Dress)).IsStale);

        host.Time.Advance(TimeSpan.FromDays(60));
        host.Look();

        Assert.True(Assert.IsType<SnapshotRead.Found>(await host.ReadAsync(InventoryHost.Alice, Dress)).IsStale);
        host.NorthMarket.Gate.SetResult();
    }

    [Fact]
    public async Task What_customers_read_is_brought_up_to_date_before_they_order_and_what_nobody_reads_is_left_alone()
    {
        await using var host = await InventoryHost.StartAsync();
        List<ListingId> listings = [.. Enumerable.Range(0, 40).Select(number => new ListingId(InventoryHost.North, $"n{number}"))];
        foreach (var listing in listings)
        {
            host.NorthMarket.Shelf[listing] = FakeMarketplace.NewProduct(listing, Old);
            await host.ReadAsync(InventoryHost.Alice, listing);
        }

        host.Look();
        host.Time.Advance(TimeSpan.FromHours(12));
        host.Look();
        await Soon.IsTrueAsync(() => !host.IsRefreshing);
        host.NorthMarket.Lanes.Clear();
        var calls = host.NorthMarket.DetailCalls;
        var read = listings[7];
        host.NorthMarket.Shelf[read] = FakeMarketplace.NewProduct(read, New);
        await host.ReadAsync(InventoryHost.Alice, read);

        var fresh = await Soon.IsTrueOfAsync(
            () =>
            {
                host.Time.Advance(TimeSpan.FromSeconds(5));
                host.Look();
                return host.ReadAsync(InventoryHost.Alice, read);
            },
            found => PriceOf(found) == New);

        Assert.False(Assert.IsType<SnapshotRead.Found>(fresh).IsStale);
        Assert.All(host.NorthMarket.Lanes, lane => Assert.Equal(CallLane.Refresh, lane));
        Assert.InRange(host.NorthMarket.DetailCalls - calls, 1, 3);
    }

    [Fact]
    public async Task Refreshing_ahead_keeps_to_its_calls_per_second_on_average()
    {
        await using var host = await InventoryHost.StartAsync(options =>
        {
            options.Inventory.RefreshCallsPerSecond = 0.05;
            options.Inventory.RefreshInBackground = true;
        });
        List<ListingId> listings = [.. Enumerable.Range(0, 200).Select(number => new ListingId(InventoryHost.North, $"n{number}"))];
        foreach (var listing in listings)
        {
            host.NorthMarket.Shelf[listing] = FakeMarketplace.NewProduct(listing, Old);
            await host.ReadAsync(InventoryHost.Alice, listing);
        }

        // Two hours in which every listing is read every five minutes: 2,400 reads per hour that a cache of five minutes would spend a call on each.
        for (var round = 0; round < 240; round++)
        {
            host.Time.Advance(TimeSpan.FromSeconds(30));
            foreach (var listing in listings.Where((_, number) => number % 10 == round % 10))
            {
                await host.ReadAsync(InventoryHost.Alice, listing);
            }

            host.Look();
            await Soon.IsTrueAsync(() => !host.IsRefreshing);
        }

        // 7,200 s at 0.05 a second are 360; what is likelier wrong than right is asked for by its readers on top of that.
        Assert.InRange(host.NorthMarket.DetailCalls - listings.Count, 50, 540);
    }

    [Fact]
    public async Task A_host_that_runs_looks_by_itself()
    {
        await using var host = await InventoryHost.StartAsync();
        host.NorthMarket.Shelf[Dress] = FakeMarketplace.NewProduct(Dress, Old);
        await host.ReadAsync(InventoryHost.Alice, Dress);
        host.Time.Advance(TimeSpan.FromHours(12));
        await using var running = await host.RunBackgroundAsync(Token);
        host.NorthMarket.Shelf[Dress] = FakeMarketplace.NewProduct(Dress, New);
        await host.ReadAsync(InventoryHost.Alice, Dress);

        await Soon.IsTrueOfAsync(
            () =>
            {
                host.Time.Advance(TimeSpan.FromSeconds(1));
                return host.ReadAsync(InventoryHost.Alice, Dress);
            },
            found => PriceOf(found) == New);
    }

    private static Money PriceOf(SnapshotRead read) => Assert.IsType<SnapshotRead.Found>(read).Snapshot.Product.Skus[0].Prices.First;
}
