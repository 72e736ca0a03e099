using ReverseBuy.Inventory.Freshness;

namespace ReverseBuy.Inventory.Tests.Freshness;

/// <summary>The shop's own orders tell how long after a view orders come.</summary>
public sealed class OrderDelaysTests
{
    [Fact]
    public void Until_there_are_orders_they_are_expected_within_minutes_the_sooner_the_likelier()
    {
        var delays = new OrderDelays();

        Assert.InRange(delays.ShareWithin(600), 0.55, 0.7);
        Assert.True(delays.DensityAt(10) > delays.DensityAt(300));
        Assert.True(delays.DensityAt(300) > delays.DensityAt(3_000));
    }

    [Fact]
    public void What_is_learnt_replaces_what_was_assumed_and_is_replaced_when_it_changes()
    {
        var delays = new OrderDelays();
        Learn(delays, 300, orders: 5_000);
        Assert.True(ShareBetween(delays, 250, 370) > 0.98);

        Learn(delays, 60, orders: 60_000);
        Assert.True(ShareBetween(delays, 40, 100) > 0.9);
    }

    [Fact]
    public void Shares_are_those_of_the_density_up_to_the_whole()
    {
        var delays = new OrderDelays();
        Learn(delays, 100, orders: 50);
        Learn(delays, 2_000, orders: 30);
        var sum = 0d;
        for (var second = 0; second < OrderDelays.Longest; second++)
        {
            Assert.Equal(sum, delays.ShareWithin(second), tolerance: 0.01);
            sum += delays.DensityAt(second + 0.5);
        }

        Assert.Equal(1, delays.ShareWithin(OrderDelays.Longest), tolerance: 1e-9);
        Assert.Equal(1, delays.ShareWithin(double.PositiveInfinity));
        Assert.Equal(0, delays.DensityAt(OrderDelays.Longest));
    }

    [Fact]
    public void The_next_look_is_where_many_orders_begin_to_come_and_never_behind()
    {
        var delays = new OrderDelays();
        Learn(delays, 300, orders: 20_000);

        Assert.Equal(256, delays.NextEdge(1), tolerance: 1e-9);
        for (var second = 0d; second < OrderDelays.Longest; second += 0.5)
        {
            Assert.True(delays.NextEdge(second) > second);
        }
    }

    private static void Learn(OrderDelays delays, double seconds, int orders)
    {
        for (var order = 0; order < orders; order++)
        {
            delays.Add(seconds);
        }
    }

    private static double ShareBetween(OrderDelays delays, double from, double to) => delays.ShareWithin(to) - delays.ShareWithin(from);
}
