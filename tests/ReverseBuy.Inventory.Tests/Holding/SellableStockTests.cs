using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using ReverseBuy.Catalogue;
using ReverseBuy.Inventory.Holding;
using static ReverseBuy.Inventory.Tests.Holding.HoldSamples;

namespace ReverseBuy.Inventory.Tests.Holding;

public sealed class SellableStockTests
{
    [Fact]
    public void Without_a_count_nothing_is_limited()
    {
        Assert.Null(SellableStock.Of(null, [Open(1000)], 1m, Noon));
        Assert.Null(SellableStock.Of(Observed(Availability.InStock), [Open(1000)], 1m, Noon));
        Assert.Null(SellableStock.Of(Observed(Availability.Unknown), [Open(1000)], 1m, Noon));
    }

    [Fact]
    public void What_is_counted_is_limited_and_out_is_nothing()
    {
        Assert.Equal(7, SellableStock.Of(Observed(Availability.Exactly(10)), [Open(3)], 1m, Noon));
        Assert.Equal(7, SellableStock.Of(Observed(Availability.AtLeast(10)), [Open(3)], 1m, Noon));
        Assert.Equal(0, SellableStock.Of(Observed(Availability.Out), [], 1m, Noon));
    }

    [Theory]
    [InlineData(-1, 7)]
    [InlineData(0, 10)]
    [InlineData(1, 10)]
    public void A_hold_counts_until_the_moment_it_expires(int ticksAfter, int left) =>
        Assert.Equal(left, SellableStock.Of(Observed(Availability.Exactly(10)), [Open(3) with { ExpiresAt = Noon }], 1m, Noon.AddTicks(ticksAfter)));

    [Theory]
    [InlineData(-1, 10)]
    [InlineData(0, 7)]
    [InlineData(1, 7)]
    public void What_was_bought_counts_unless_it_was_known_before_the_observation_was_asked_for(int ticksAfter, int left) =>
        Assert.Equal(left, SellableStock.Of(Observed(Availability.Exactly(10)), [Ended(3, StockHoldState.Consumed, Noon.AddTicks(ticksAfter))], 1m, Noon.AddHours(1)));

    [Fact]
    public void What_was_given_back_or_expired_does_not_count() => Assert.Equal(
        10,
        SellableStock.Of(
            Observed(Availability.Exactly(10)),
            [Ended(3, StockHoldState.Released, Noon.AddHours(1)), Ended(3, StockHoldState.Expired, Noon.AddHours(1))],
            1m,
            Noon));

    [Theory]
    [InlineData(10, 0.75, 7)]
    [InlineData(1, 0.99, 0)]
    [InlineData(100, 0, 0)]
    public void Of_inflated_stock_a_share_is_believed_rounded_down(int count, double share, int left) =>
        Assert.Equal(left, SellableStock.Of(Observed(Availability.Exactly(count)), [], (decimal)share, Noon));

    [Fact]
    public void More_holds_than_any_number_holds_leave_nothing() => Assert.Equal(
        0, SellableStock.Of(Observed(Availability.Exactly(int.MaxValue)), [Open(int.MaxValue), Open(int.MaxValue), Open(int.MaxValue)], 1m, Noon));

    [Property]
    public Property It_is_what_was_observed_less_every_hold_that_counts_and_never_negative()
    {
        var hold =
            from quantity in Gen.Choose(1, 9)
            from state in Gen.Elements(Enum.GetValues<StockHoldState>())
            from expires in Gen.Choose(-3, 3)
            from finished in Gen.Choose(-3, 3)
            select new StockHoldSample(quantity, state, expires, finished);
        var cases =
            from holds in hold.ListOf()
            from count in Gen.Choose(0, 60)
            from percent in Gen.Choose(0, 100)
            select (Holds: holds.ToList(), Count: count, Share: percent / 100m);
        return Prop.ForAll(cases.ToArbitrary(), one =>
        {
            // In minutes around the question: an open hold counts that expires later, a consumed one that was known then or later.
            var counted = one.Holds.Sum(sample => sample.State switch
            {
                StockHoldState.Open when sample.Expires > 0 => sample.Quantity,
                StockHoldState.Consumed when sample.Finished >= 0 => sample.Quantity,
                _ => 0,
            });
            var holds = one.Holds.Select(sample => sample.State == StockHoldState.Open
                ? Open(sample.Quantity) with { ExpiresAt = Noon.AddMinutes(sample.Expires) }
                : Ended(sample.Quantity, sample.State, Noon.AddMinutes(sample.Finished)));
            return SellableStock.Of(Observed(Availability.Exactly(one.Count)), holds, one.Share, Noon)
                == Math.Max(0, (int)Math.Floor(one.Count * one.Share) - counted);
        });
    }

    private sealed record StockHoldSample(int Quantity, StockHoldState State, int Expires, int Finished);
}
