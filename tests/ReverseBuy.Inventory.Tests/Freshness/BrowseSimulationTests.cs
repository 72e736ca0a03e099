using ReverseBuy.BrowseSimulation;
using ReverseBuy.BrowseSimulation.Shops;
using ReverseBuy.BrowseSimulation.World;

namespace ReverseBuy.Inventory.Tests.Freshness;

/// <summary>What must hold in the simulation whatever its size: a small shop, one seed, orders of magnitude and no figures.</summary>
public sealed class BrowseSimulationTests
{
    private static readonly Scenario s_small = new()
    {
        Skus = 5_000,
        ViewsPerSecond = 2,
        WarmUp = Scenario.Day / 2,
        Measured = Scenario.Day / 2,
        Seed = 11,
    };

    private static readonly Market s_market = new(s_small);
    private static readonly RunResult s_cache = Complete(ShopKind.TimeToLive, 300, pushed: 0);

    [Fact]
    public void At_equal_calls_fewer_orders_meet_a_wrong_snapshot_than_with_a_cache_and_nobody_waits()
    {
        var shop = Complete(ShopKind.ReverseBuy, s_cache.CallsPerSecond, pushed: 0);

        Assert.True(shop.Mismatch < s_cache.Mismatch, $"{shop} beside {s_cache}");
        Assert.Equal(0, shop.Waits);
        Assert.True(s_cache.Waits > 0.1, s_cache.ToString());
    }

    [Fact]
    public void Pushes_that_are_heard_lower_it_further()
    {
        var deaf = Complete(ShopKind.ReverseBuy, s_cache.CallsPerSecond, pushed: 0);
        var hearing = Complete(ShopKind.ReverseBuy, s_cache.CallsPerSecond, pushed: 0.8);

        Assert.True(hearing.Mismatch < deaf.Mismatch / 2, $"{hearing} beside {deaf}");
    }

    [Fact]
    public void Knowing_what_is_put_in_carts_lowers_it_further()
    {
        var calls = s_cache.CallsPerSecond / 3;
        var without = Complete(ShopKind.ReverseBuy, calls, pushed: 0);
        var with = Complete(ShopKind.ReverseBuyWithIntent, calls, pushed: 0);

        Assert.True(with.Mismatch < without.Mismatch, $"{with} beside {without}");
    }

    [Fact]
    public void Who_knows_the_rates_of_change_does_no_worse()
    {
        var calls = s_cache.CallsPerSecond / 2;
        var shop = Complete(ShopKind.ReverseBuy, calls, pushed: 0);
        var oracle = Complete(ShopKind.Oracle, calls, pushed: 0);

        Assert.True(oracle.Mismatch < shop.Mismatch, $"{oracle} beside {shop}");
    }

    [Fact]
    public void The_budget_is_kept()
    {
        var calls = s_cache.CallsPerSecond / 2;
        var shop = Complete(ShopKind.ReverseBuy, calls, pushed: 0.8);

        Assert.InRange(shop.CallsPerSecond, 0, calls * 1.05);
    }

    [Fact]
    public void The_same_seed_gives_the_same_result() =>
        Assert.Equal(s_cache, Complete(ShopKind.TimeToLive, 300, pushed: 0));

    private static RunResult Complete(ShopKind shop, double setting, double pushed) =>
        new Simulation(new Run(s_small with { PushedShare = pushed }, shop, setting), s_market).Complete(_ => { }, TestContext.Current.CancellationToken);
}
