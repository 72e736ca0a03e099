using System.Diagnostics.Metrics;
using ReverseBuy.Catalogue;
using ReverseBuy.Diagnostics;
using ReverseBuy.Storage;
using static ReverseBuy.Inventory.Tests.Holding.HoldSamples;

namespace ReverseBuy.Inventory.Tests.Holding;

public sealed class StockHoldsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_to_be_held_is_checked_before_anything_is_read()
    {
        await using var host = await InventoryHost.StartAsync();
        await using var unit = await host.Storage.BeginAsync(InventoryHost.Alice, Token);
        var line = new HoldLine(Line(1), InventoryHost.Account, Dress, 1);

        await Assert.ThrowsAsync<ArgumentException>(() => host.Holds.TakeAsync(unit, new HoldRequest(Order(1), []), [], Token).AsTask());
        await Assert.ThrowsAsync<ArgumentException>(() => host.Holds.TakeAsync(unit, new HoldRequest(Order(1), [line with { Quantity = 0 }]), [], Token).AsTask());
        await Assert.ThrowsAsync<ArgumentException>(() => host.Holds.TakeAsync(unit, new HoldRequest(Order(1), [line, line]), [], Token).AsTask());
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => host.Holds.ReleaseAsync(unit, Order(1), Line(1), 0, "fact", Token).AsTask());
        await Assert.ThrowsAsync<ArgumentException>(() => host.Holds.ConsumeAsync(unit, Order(1), line, " ", Token).AsTask());
    }

    [Fact]
    public async Task Two_lines_of_one_order_for_one_sku_are_added_up_and_told_as_one()
    {
        await using var host = await InventoryHost.StartAsync();
        await using var unit = await host.Storage.BeginAsync(InventoryHost.Alice, Token);
        HoldLine[] lines = [new(Line(1), InventoryHost.Account, Dress, 2), new(Line(2), InventoryHost.Account, Dress, 2)];

        var refused = Assert.IsType<HoldResult.Refused>(await host.Holds.TakeAsync(unit, new HoldRequest(Order(1), lines), [Observed(Availability.Exactly(3))], Token));
        Assert.Equal(new StockShortage(InventoryHost.Account, Dress, 4, 3), Assert.Single(refused.Shortages));

        var taken = await host.Holds.TakeAsync(unit, new HoldRequest(Order(1), lines), [Observed(Availability.Exactly(4), Noon.AddTicks(1))], Token);
        Assert.Equal([Line(1), Line(2)], Assert.IsType<HoldResult.Taken>(taken).Holds.Select(hold => hold.Line));
    }

    [Fact]
    public async Task An_observation_is_kept_even_when_the_holds_are_refused()
    {
        await using var host = await InventoryHost.StartAsync();
        await using var unit = await host.Storage.BeginAsync(InventoryHost.Alice, Token);

        Assert.IsType<HoldResult.Refused>(await TakeAsync(host, unit, 1, 4, Observed(Availability.Exactly(3))));

        Assert.Equal(Observed(Availability.Exactly(3)), await unit.Holds.FindObservationAsync(InventoryHost.Account, Dress, Token));
    }

    [Fact]
    public async Task A_share_of_a_marketplaces_stock_is_believed_where_that_is_said()
    {
        await using var host = await InventoryHost.StartAsync(options => options.Inventory.Holds.BelievedShares[InventoryHost.North] = 0.5m);
        await using var unit = await host.Storage.BeginAsync(InventoryHost.Alice, Token);

        Assert.IsType<HoldResult.Refused>(await TakeAsync(host, unit, 1, 3, Observed(Availability.Exactly(5))));
        Assert.IsType<HoldResult.Taken>(await TakeAsync(host, unit, 1, 2));
    }

    [Fact]
    public async Task Holds_live_for_as_long_as_the_host_says()
    {
        await using var host = await InventoryHost.StartAsync(options => options.Inventory.Holds.Lifetime = TimeSpan.FromMinutes(5));
        await using var unit = await host.Storage.BeginAsync(InventoryHost.Alice, Token);
        await TakeAsync(host, unit, 1, 3, Observed(Availability.Exactly(3)));
        host.Time.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromTicks(1));
        Assert.IsType<HoldResult.Refused>(await TakeAsync(host, unit, 2, 1));

        host.Time.Advance(TimeSpan.FromTicks(1));

        Assert.IsType<HoldResult.Taken>(await TakeAsync(host, unit, 2, 1));
        Assert.Equal(StockHoldState.Expired, Assert.Single(await unit.Holds.ListByOrderAsync(Order(1), Token)).State);
    }

    [Fact]
    public async Task What_is_long_over_goes_when_its_sku_is_ordered_and_what_still_counts_stays()
    {
        await using var host = await InventoryHost.StartAsync();
        await using var unit = await host.Storage.BeginAsync(InventoryHost.Alice, Token);
        await TakeAsync(host, unit, 1, 2, Observed(Availability.Exactly(9), host.Time.GetUtcNow()));
        await TakeAsync(host, unit, 2, 2);
        await host.Holds.ReleaseAsync(unit, Order(1), Line(1), 2, "refused", Token);
        await host.Holds.ConsumeAsync(unit, Order(2), new HoldLine(Line(2), InventoryHost.Account, Dress, 2), "paid", Token);
        host.Time.Advance(TimeSpan.FromDays(31));

        // Nobody has asked the marketplace since: what was bought is not in what it said.
        Assert.Equal(7, Assert.IsType<HoldResult.Refused>(await TakeAsync(host, unit, 3, 8)).Shortages[0].Sellable);
        Assert.Single(await unit.Holds.ListByOrderAsync(Order(2), Token));

        Assert.IsType<HoldResult.Taken>(await TakeAsync(host, unit, 3, 8, Observed(Availability.Exactly(8), host.Time.GetUtcNow())));
        Assert.Empty(await unit.Holds.ListByOrderAsync(Order(1), Token));
        Assert.Empty(await unit.Holds.ListByOrderAsync(Order(2), Token));
    }

    [Fact]
    public async Task Each_sku_of_which_too_little_is_sellable_is_counted_by_its_marketplace()
    {
        var counted = new List<string?>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, own) =>
        {
            if (instrument is { Meter.Name: ReverseBuyDiagnostics.InventoryName, Name: "reversebuy.inventory.hold_conflicts" })
            {
                own.EnableMeasurementEvents(instrument);
            }
        };
        var marketplace = new MarketplaceId("only-here");
        listener.SetMeasurementEventCallback<long>((_, count, tags, _) =>
        {
            // Other tests measure at the same time.
            if (tags[0].Value as string == marketplace.Value)
            {
                counted.AddRange(Enumerable.Repeat(tags[0].Key, (int)count));
            }
        });
        listener.Start();
        await using var host = await InventoryHost.StartAsync();
        await using var unit = await host.Storage.BeginAsync(InventoryHost.Alice, Token);
        var sku = new SkuId(new ListingId(marketplace, "1"), "red");
        var wanted = new HoldRequest(Order(1), [new HoldLine(Line(1), InventoryHost.Account, sku, 2)]);

        await host.Holds.TakeAsync(unit, wanted, [new StockObservation(InventoryHost.Account, sku, Availability.Exactly(1), Noon)], Token);
        Assert.Equal(["reversebuy.marketplace"], counted);
        await host.Holds.TakeAsync(unit, wanted, [new StockObservation(InventoryHost.Account, sku, Availability.Exactly(2), Noon.AddTicks(1))], Token);

        Assert.Single(counted);
    }

    [Fact]
    public void Settings_that_make_no_sense_are_named()
    {
        var options = new InventoryOptions();
        options.Holds.Lifetime = TimeSpan.Zero;
        options.Holds.KeepFinishedFor = TimeSpan.Zero;
        options.Holds.BelievedShares[InventoryHost.North] = 1.5m;
        options.Holds.BelievedShares[InventoryHost.South] = 0m;

        Assert.Collection(
            options.Validate(),
            problem => Assert.Contains("Holds:Lifetime is 00:00:00", problem, StringComparison.Ordinal),
            problem => Assert.Contains("Holds:KeepFinishedFor is 00:00:00", problem, StringComparison.Ordinal),
            problem => Assert.Contains("Holds:BelievedShares of north is 1.5", problem, StringComparison.Ordinal));
    }

    private static ValueTask<HoldResult> TakeAsync(InventoryHost host, ITenantUnitOfWork unit, int number, int quantity, params StockObservation[] observations) =>
        host.Holds.TakeAsync(unit, new HoldRequest(Order(number), [new HoldLine(Line(number), InventoryHost.Account, Dress, quantity)]), observations, Token);
}
