using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Following;

namespace ReverseBuy.Inventory.Tests;

public sealed class RefreshingTests
{
    private static readonly ListingId Dress = new(InventoryHost.North, "1");
    private static readonly Money Old = new(59.90m, Currency.CNY);
    private static readonly Money New = new(64.90m, Currency.CNY);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_told_change_makes_the_snapshot_stale_at_once_and_the_next_reader_has_it_brought_up_to_date_without_waiting()
    {
        await using var host = await StartedAsync(read: false);
        await StoreAsync(host, Old);
        host.NorthMarket.Shelf[Dress] = FakeMarketplace.NewProduct(Dress, New);
        host.NorthMarket.Gate = NewGate();
        host.Time.Advance(TimeSpan.FromMinutes(10));

        await TellAsync(host);

        var stale = Assert.IsType<SnapshotRead.Found>(await host.ReadAsync(InventoryHost.Alice, Dress));
        Assert.Equal((Old, true), (PriceOf(stale), stale.IsStale));
        Assert.Equal(TimeSpan.FromMinutes(10), stale.Snapshot.AgeAt(host.Time.GetUtcNow()));
        host.NorthMarket.Gate.SetResult();
        var fresh = await Soon.IsTrueOfAsync(() => host.ReadAsync(InventoryHost.Alice, Dress), read => PriceOf(read) == New);
        Assert.False(Assert.IsType<SnapshotRead.Found>(fresh).IsStale);
        Assert.Equal([CallLane.Refresh], host.NorthMarket.Lanes);
    }

    [Fact]
    public async Task However_many_read_a_stale_snapshot_it_is_asked_for_once()
    {
        await using var host = await StartedAsync();
        host.NorthMarket.Gate = NewGate();
        host.Time.Advance(TimeSpan.FromMinutes(10));
        await TellAsync(host);

        for (var read = 0; read < 500; read++)
        {
            Assert.True(Assert.IsType<SnapshotRead.Found>(await host.ReadAsync(InventoryHost.Alice, Dress)).IsStale);
        }

        host.NorthMarket.Gate.SetResult();
        await Soon.IsTrueOfAsync(() => host.ReadAsync(InventoryHost.Alice, Dress), read => read is SnapshotRead.Found { IsStale: false });
        Assert.Equal(2, host.NorthMarket.DetailCalls);
    }

    [Fact]
    public async Task A_change_told_of_late_does_not_make_a_later_snapshot_stale()
    {
        await using var host = await StartedAsync();

        await host.Changes.NoteAsync(
            InventoryHost.Alice, InventoryHost.Account, new OfferChangedHint(InventoryHost.North, host.Time.GetUtcNow().AddHours(-1), Dress, IsGone: false), Token);

        Assert.False(Assert.IsType<SnapshotRead.Found>(await host.ReadAsync(InventoryHost.Alice, Dress)).IsStale);
        Assert.Equal(1, host.NorthMarket.DetailCalls);
    }

    [Fact]
    public async Task A_change_dated_in_the_future_does_not_keep_a_listing_stale()
    {
        await using var host = await StartedAsync();
        host.Time.Advance(TimeSpan.FromMinutes(1));
        await host.Changes.NoteAsync(
            InventoryHost.Alice, InventoryHost.Account, new OfferChangedHint(InventoryHost.North, host.Time.GetUtcNow().AddDays(1), Dress, IsGone: false), Token);

        await Soon.IsTrueOfAsync(() => host.ReadAsync(InventoryHost.Alice, Dress), read => read is SnapshotRead.Found { IsStale: false });
    }

    [Fact]
    public async Task A_change_of_a_listing_that_is_not_in_memory_is_remembered_by_the_store()
    {
        await using var host = await StartedAsync(read: false);
        await StoreAsync(host, Old);
        host.Time.Advance(TimeSpan.FromMinutes(10));
        await TellAsync(host);
        await using var restarted = await InventoryHost.StartAsync(first: host);
        restarted.NorthMarket.Shelf[Dress] = FakeMarketplace.NewProduct(Dress, New);

        Assert.True(Assert.IsType<SnapshotRead.Found>(await restarted.ReadAsync(InventoryHost.Alice, Dress)).IsStale);
        await Soon.IsTrueOfAsync(() => restarted.ReadAsync(InventoryHost.Alice, Dress), read => PriceOf(read) == New);
    }

    [Fact]
    public async Task A_change_told_to_one_account_says_nothing_of_anothers_snapshot()
    {
        await using var host = await StartedAsync();
        await host.ReadAsync(InventoryHost.Bob, Dress);
        host.Time.Advance(TimeSpan.FromMinutes(10));
        host.NorthMarket.Gate = NewGate();

        await TellAsync(host);

        Assert.True(Assert.IsType<SnapshotRead.Found>(await host.ReadAsync(InventoryHost.Alice, Dress)).IsStale);
        Assert.False(Assert.IsType<SnapshotRead.Found>(await host.ReadAsync(InventoryHost.Bob, Dress)).IsStale);
        host.NorthMarket.Gate.SetResult();
    }

    [Fact]
    public async Task A_listing_that_turns_out_to_be_gone_is_gone_for_readers_and_from_the_store()
    {
        await using var host = await StartedAsync();
        host.NorthMarket.Shelf.Clear();
        host.Time.Advance(TimeSpan.FromMinutes(10));
        await TellAsync(host);

        await Soon.IsTrueOfAsync(() => host.ReadAsync(InventoryHost.Alice, Dress), read => read is SnapshotRead.Gone);
        await Soon.IsTrueOfAsync(
            async () => (await host.Store.FindManyAsync(InventoryHost.Alice, [new(InventoryHost.Alice, InventoryHost.Account, Dress)], Token))[0],
            stored => stored is null);
    }

    [Fact]
    public async Task A_customer_who_is_about_to_order_has_the_snapshot_brought_up_to_date_before_the_order()
    {
        await using var host = await StartedAsync();
        host.NorthMarket.Shelf[Dress] = FakeMarketplace.NewProduct(Dress, New);
        host.Time.Advance(TimeSpan.FromMinutes(1));

        using (host.Enter(InventoryHost.Alice))
        {
            await host.Inventory.ExpectOrderAsync(Dress, Token);
        }

        await Soon.IsTrueOfAsync(() => host.ReadAsync(InventoryHost.Alice, Dress), read => PriceOf(read) == New);
        Assert.Equal(CallLane.Refresh, host.NorthMarket.Lanes.Last());
    }

    [Fact]
    public async Task A_customer_who_is_about_to_order_what_was_read_just_now_costs_no_call()
    {
        await using var host = await StartedAsync();

        using (host.Enter(InventoryHost.Alice))
        {
            await host.Inventory.ExpectOrderAsync(Dress, Token);
            await host.Inventory.ExpectOrderAsync(Dress, Token);
        }

        Assert.Equal(1, host.NorthMarket.DetailCalls);
    }

    [Fact]
    public async Task An_intent_for_a_listing_never_seen_loads_it()
    {
        await using var host = await StartedAsync(read: false);
        host.NorthMarket.Shelf[Dress] = FakeMarketplace.NewProduct(Dress, New);

        using (host.Enter(InventoryHost.Alice))
        {
            await host.Inventory.ExpectOrderAsync(Dress, Token);
        }

        await Soon.IsTrueAsync(() => host.NorthMarket.DetailCalls == 1);
        Assert.Equal(New, PriceOf(await host.ReadAsync(InventoryHost.Alice, Dress)));
        Assert.Equal(1, host.NorthMarket.DetailCalls);
    }

    [Fact]
    public async Task While_upstream_is_dead_stale_snapshots_are_answered_and_upstream_is_left_alone_and_when_it_is_back_there_is_no_herd()
    {
        await using var host = await InventoryHost.StartAsync(options => options.Inventory.RefreshesAtOnce = 1);
        List<ListingId> listings = [.. Enumerable.Range(0, 50).Select(number => new ListingId(InventoryHost.North, $"n{number}"))];
        foreach (var listing in listings)
        {
            host.NorthMarket.Shelf[listing] = FakeMarketplace.NewProduct(listing, Old);
            await host.ReadAsync(InventoryHost.Alice, listing);
        }

        host.NorthMarket.Outage = new MarketplaceException(InventoryHost.North, MarketplaceErrorKind.Unavailable, "down");
        host.Time.Advance(TimeSpan.FromMinutes(10));
        foreach (var listing in listings)
        {
            await host.Changes.NoteAsync(InventoryHost.Alice, InventoryHost.Account, new OfferChangedHint(InventoryHost.North, null, listing, IsGone: false), Token);
        }

        for (var round = 0; round < 20; round++)
        {
            foreach (var listing in listings)
            {
                Assert.True(Assert.IsType<SnapshotRead.Found>(await host.ReadAsync(InventoryHost.Alice, listing)).IsStale);
            }
        }

        await Soon.IsTrueAsync(() => host.NorthMarket.DetailCalls == listings.Count + 1);
        host.NorthMarket.Outage = null;

        // The pause is over: one after the other, each once.
        await Soon.IsTrueOfAsync(
            async () =>
            {
                host.Time.Advance(TimeSpan.FromSeconds(1));
                return await Task.WhenAll(listings.Select(listing => host.ReadAsync(InventoryHost.Alice, listing)));
            },
            reads => reads.All(read => read is SnapshotRead.Found { IsStale: false }));
        Assert.Equal((listings.Count * 2) + 1, host.NorthMarket.DetailCalls);
    }

    [Fact]
    public async Task A_listing_whose_refresh_is_refused_is_left_alone_for_a_while_and_holds_up_no_other()
    {
        await using var host = await StartedAsync();
        host.NorthMarket.Outage = new MarketplaceException(InventoryHost.North, MarketplaceErrorKind.InvalidRequest, "no");
        host.Time.Advance(TimeSpan.FromMinutes(10));
        await TellAsync(host);
        await Soon.IsTrueAsync(() => host.NorthMarket.DetailCalls == 2);
        host.NorthMarket.Outage = null;
        var other = new ListingId(InventoryHost.North, "2");
        host.NorthMarket.Shelf[other] = FakeMarketplace.NewProduct(other, Old);
        await host.ReadAsync(InventoryHost.Alice, other);
        host.Time.Advance(TimeSpan.FromSeconds(40));
        using (host.Enter(InventoryHost.Alice))
        {
            await host.Inventory.ExpectOrderAsync(other, Token);
        }

        await Soon.IsTrueAsync(() => host.NorthMarket.DetailCalls == 4);
        for (var read = 0; read < 100; read++)
        {
            Assert.True(Assert.IsType<SnapshotRead.Found>(await host.ReadAsync(InventoryHost.Alice, Dress)).IsStale);
        }

        Assert.Equal(4, host.NorthMarket.DetailCalls);
        await Soon.IsTrueOfAsync(
            () =>
            {
                host.Time.Advance(TimeSpan.FromSeconds(5));
                return host.ReadAsync(InventoryHost.Alice, Dress);
            },
            read => read is SnapshotRead.Found { IsStale: false });
    }

    [Fact]
    public async Task A_full_queue_refuses_what_can_wait_and_lets_in_a_customer_who_is_about_to_order()
    {
        await using var host = await InventoryHost.StartAsync(options =>
        {
            options.Inventory.RefreshQueueLength = 2;
            options.Inventory.RefreshesAtOnce = 1;
        });
        List<ListingId> listings = [.. Enumerable.Range(0, 10).Select(number => new ListingId(InventoryHost.North, $"n{number}"))];
        foreach (var listing in listings)
        {
            host.NorthMarket.Shelf[listing] = FakeMarketplace.NewProduct(listing, Old);
            await host.ReadAsync(InventoryHost.Alice, listing);
        }

        host.Time.Advance(TimeSpan.FromMinutes(10));
        host.NorthMarket.Gate = NewGate();
        foreach (var listing in listings)
        {
            await host.Changes.NoteAsync(InventoryHost.Alice, InventoryHost.Account, new OfferChangedHint(InventoryHost.North, null, listing, IsGone: false), Token);
        }

        using (host.Enter(InventoryHost.Alice))
        {
            await host.Inventory.ExpectOrderAsync(listings[9], Token);
        }

        host.NorthMarket.Gate.SetResult();
        await Soon.IsTrueOfAsync(() => host.ReadAsync(InventoryHost.Bob, listings[9]), _ => host.NorthMarket.Lanes.Count(lane => lane == CallLane.Refresh) >= 3);

        // One was being asked, two waited, one was let in; the others are still stale, and asked for by whoever reads them next.
        await Soon.IsTrueOfAsync(
            async () =>
            {
                await Task.WhenAll(listings.Select(listing => host.ReadAsync(InventoryHost.Alice, listing)));
                return await Task.WhenAll(listings.Select(listing => host.ReadAsync(InventoryHost.Alice, listing)));
            },
            reads => reads.All(read => read is SnapshotRead.Found { IsStale: false }));
    }

    [Fact]
    public async Task With_refreshing_turned_off_stale_snapshots_stay_as_they_are()
    {
        await using var host = await InventoryHost.StartAsync(options => options.Inventory.RefreshInBackground = false);
        host.NorthMarket.Shelf[Dress] = FakeMarketplace.NewProduct(Dress, Old);
        await host.ReadAsync(InventoryHost.Alice, Dress);
        host.Time.Advance(TimeSpan.FromMinutes(10));
        await TellAsync(host);

        Assert.True(Assert.IsType<SnapshotRead.Found>(await host.ReadAsync(InventoryHost.Alice, Dress)).IsStale);
        Assert.Equal(1, host.NorthMarket.DetailCalls);
    }

    private static TaskCompletionSource NewGate() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static Money PriceOf(SnapshotRead read) => Assert.IsType<SnapshotRead.Found>(read).Snapshot.Product.Skus[0].Prices.First;

    private static async Task<InventoryHost> StartedAsync(bool read = true)
    {
        var host = await InventoryHost.StartAsync();
        if (read)
        {
            host.NorthMarket.Shelf[Dress] = FakeMarketplace.NewProduct(Dress, Old);
            await host.ReadAsync(InventoryHost.Alice, Dress);
        }

        return host;
    }

    private static ValueTask StoreAsync(InventoryHost host, Money price) => host.Store.SaveManyAsync(
        InventoryHost.Alice,
        [new KeyedSnapshot(new(InventoryHost.Alice, InventoryHost.Account, Dress), new Snapshot(FakeMarketplace.NewProduct(Dress, price), host.Time.GetUtcNow()))],
        Token);

    private static ValueTask TellAsync(InventoryHost host) => host.Changes.NoteAsync(
        InventoryHost.Alice, InventoryHost.Account, new OfferChangedHint(InventoryHost.North, null, Dress, IsGone: false), Token);
}
