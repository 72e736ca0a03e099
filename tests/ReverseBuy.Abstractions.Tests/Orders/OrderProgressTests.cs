using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using ReverseBuy.Orders;

namespace ReverseBuy.Abstractions.Tests;

public sealed class OrderProgressTests
{
    private static readonly UnitBucket[] Buckets = Enum.GetValues<UnitBucket>();

    [Theory]
    [InlineData(UnitBucket.Pending, OrderState.InProcurement)]
    [InlineData(UnitBucket.Purchasing, OrderState.InProcurement)]
    [InlineData(UnitBucket.Purchased, OrderState.InProcurement)]
    [InlineData(UnitBucket.InStock, OrderState.InStock)]
    [InlineData(UnitBucket.Quarantined, OrderState.InStock)]
    [InlineData(UnitBucket.Missing, OrderState.InStock)]
    [InlineData(UnitBucket.Packing, OrderState.InPackaging)]
    [InlineData(UnitBucket.Shipped, OrderState.Shipped)]
    [InlineData(UnitBucket.Delivered, OrderState.Delivered)]
    public void Live_units_are_at_the_node_of_their_bucket(UnitBucket bucket, OrderState node) =>
        Assert.Equal(new OrderProgress(node, false), OrderProgress.Of([In(bucket, 2)]));

    [Theory]
    [InlineData(UnitBucket.Cancelled)]
    [InlineData(UnitBucket.Returned)]
    [InlineData(UnitBucket.Lost)]
    [InlineData(UnitBucket.Disposed)]
    public void Units_that_are_out_have_no_node(UnitBucket bucket) => Assert.Null(OrderProgress.Of([In(bucket, 2)]));

    [Fact]
    public void The_least_advanced_unit_decides_and_others_ahead_are_told() =>
        Assert.Equal(
            new OrderProgress(OrderState.InStock, true),
            OrderProgress.Of([In(UnitBucket.Shipped, 1), In(UnitBucket.InStock, 1), In(UnitBucket.Cancelled, 5)]));

    [Property]
    public bool The_node_is_that_of_some_live_unit_and_none_is_behind_it(int[] picks)
    {
        var lines = picks.Select(pick => In(Buckets[Math.Abs(pick % Buckets.Length)], 1)).ToList();
        var alone = lines.Select(line => OrderProgress.Of([line])).OfType<OrderProgress>().ToList();
        return OrderProgress.Of(lines) is { } progress
            ? progress.Node == alone.Min(single => single.Node) && progress.IsPartly == alone.Select(single => single.Node).Distinct().Count() > 1
            : alone.Count == 0;
    }

    [Property]
    public bool The_order_of_lines_does_not_matter(int[] picks)
    {
        var lines = picks.Select(pick => In(Buckets[Math.Abs(pick % Buckets.Length)], 1)).ToList();
        return OrderProgress.Of(lines) == OrderProgress.Of(lines.AsEnumerable().Reverse());
    }

    private static Units In(UnitBucket bucket, int count) => Units.Of([KeyValuePair.Create(bucket, count)]);
}
