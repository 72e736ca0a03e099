using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using ReverseBuy.Inventory.Holding;
using static ReverseBuy.Inventory.Tests.Holding.HoldSamples;

namespace ReverseBuy.Inventory.Tests.Holding;

public sealed class HoldSettlementTests
{
    [Fact]
    public void Of_five_pieces_three_are_bought_and_two_stay_held()
    {
        var hold = Open(5);

        var settled = HoldSettlement.Of([hold], 3, StockHoldState.Consumed, "paid", Noon, new RandomIds());

        Assert.Equal(hold with { Quantity = 2 }, Assert.Single(settled.Changed));
        var bought = Assert.Single(settled.Added);
        Assert.NotEqual(hold.Id, bought.Id);
        Assert.Equal(hold with { Id = bought.Id, Quantity = 3, State = StockHoldState.Consumed, FinishedAt = Noon, FinishedBy = "paid" }, bought);
        Assert.Equal(0, settled.Missing);
    }

    [Property]
    public Property No_piece_is_lost_and_none_made_and_what_is_not_open_stays_as_it_is()
    {
        var holds =
            from open in Gen.Choose(1, 6).ListOf()
            from others in Gen.Elements(StockHoldState.Consumed, StockHoldState.Released, StockHoldState.Expired, StockHoldState.Open).ListOf()
            select (List<StockHold>)
            [
                .. open.Select(Open),
                .. others.Select(state => state == StockHoldState.Open ? Open(4) with { ExpiresAt = Noon } : Ended(4, state, Noon)),
            ];
        return Prop.ForAll(holds.ToArbitrary(), Gen.Choose(1, 20).ToArbitrary(), (before, quantity) =>
        {
            var settled = HoldSettlement.Of(before, quantity, StockHoldState.Released, "refused", Noon, new RandomIds());
            var after = before.Select(hold => settled.Changed.FirstOrDefault(changed => changed.Id == hold.Id) ?? hold).Concat(settled.Added).ToList();
            var open = before.Where(hold => hold.State == StockHoldState.Open && hold.ExpiresAt is null).Sum(hold => hold.Quantity);
            var ended = after.Where(hold => hold.FinishedBy == "refused").Sum(hold => hold.Quantity);
            return after.Sum(hold => hold.Quantity) == before.Sum(hold => hold.Quantity)
                && after.All(hold => hold.Quantity > 0)
                && ended == Math.Min(open, quantity)
                && settled.Missing == quantity - ended
                && settled.Changed.All(hold => before.Find(other => other.Id == hold.Id)!.State == StockHoldState.Open);
        });
    }

    private sealed class RandomIds : IIdGenerator
    {
        public Guid NewValue() => Guid.NewGuid();
    }
}
