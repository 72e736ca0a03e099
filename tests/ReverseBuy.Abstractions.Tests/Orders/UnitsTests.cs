using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using ReverseBuy.Orders;

namespace ReverseBuy.Abstractions.Tests;

public sealed class UnitsTests
{
    private static readonly UnitBucket[] Buckets = Enum.GetValues<UnitBucket>();

    [Property]
    public bool Random_moves_never_change_how_many_units_there_are(PositiveInt quantity, (int From, int To, int Count)[] wishes)
    {
        var units = Units.AllPending(quantity.Get);
        foreach (var wish in wishes)
        {
            var (from, to) = (Buckets[Math.Abs(wish.From % Buckets.Length)], Buckets[Math.Abs(wish.To % Buckets.Length)]);
            var count = 1 + Math.Abs(wish.Count % (quantity.Get + 1));
            if (UnitMoves.Legal.Contains((from, to)) && units[from] >= count)
            {
                units = units.Move(from, to, count);
            }
        }

        return units.Total == quantity.Get && units.Counts.Sum(entry => entry.Value) == quantity.Get && Buckets.All(bucket => units[bucket] >= 0);
    }

    [Property]
    public bool Every_move_outside_the_table_is_refused_and_named(PositiveInt quantity, int from, int to)
    {
        var (left, right) = (Buckets[Math.Abs(from % Buckets.Length)], Buckets[Math.Abs(to % Buckets.Length)]);
        if (UnitMoves.Legal.Contains((left, right)))
        {
            return true;
        }

        var units = Units.Of([KeyValuePair.Create(left, quantity.Get)]);
        var error = Assert.Throws<OrderTransitionException>(() => units.Move(left, right, 1));
        return error.From == left.ToString() && error.Permitted.SequenceEqual(UnitMoves.From(left).Select(bucket => bucket.ToString()));
    }

    [Fact]
    public void More_units_than_a_bucket_holds_cannot_be_moved()
    {
        var units = Units.AllPending(2);

        Assert.Throws<OrderTransitionException>(() => units.Move(UnitBucket.Pending, UnitBucket.Purchasing, 3));
        Assert.Equal(2, units[UnitBucket.Pending]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_move_of_nothing_is_refused(int quantity) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Units.AllPending(2).Move(UnitBucket.Pending, UnitBucket.Purchasing, quantity));

    [Fact]
    public void The_table_has_exactly_the_moves_of_the_lifecycle()
    {
        // Written out once more, from the specification and not from the code.
        const string Specified = """
            Pending: Purchasing Cancelled
            Purchasing: Pending Purchased
            Purchased: Pending Cancelled InStock Quarantined Missing
            Missing: InStock Quarantined Purchased Pending Cancelled
            Quarantined: InStock Returned Disposed Purchased Pending
            InStock: Packing Returned Disposed
            Packing: InStock Shipped
            Shipped: Delivered InStock Lost
            Lost: Delivered InStock
            """;
        var specified = Specified.Split('\n')
            .Select(line => line.Trim().Split(": "))
            .SelectMany(parts => parts[1].Split(' ').Select(to => (Enum.Parse<UnitBucket>(parts[0]), Enum.Parse<UnitBucket>(to))))
            .Order();

        Assert.Equal(specified, UnitMoves.Legal.Select(move => (move.From, move.To)).Order());
    }

    [Fact]
    public void From_every_bucket_units_can_come_to_rest()
    {
        UnitBucket[] resting = [UnitBucket.Delivered, UnitBucket.Cancelled, UnitBucket.Returned, UnitBucket.Disposed];
        foreach (var bucket in Buckets)
        {
            var reached = new HashSet<UnitBucket> { bucket };
            while (reached.SelectMany(UnitMoves.From).Any(reached.Add))
            {
            }

            Assert.True(reached.Overlaps(resting), $"Units in {bucket} can never come to rest.");
        }
    }

    [Fact]
    public void Units_are_equal_when_their_counts_are() =>
        Assert.Equal(
            Units.AllPending(3).Move(UnitBucket.Pending, UnitBucket.Purchasing, 1),
            Units.Of([KeyValuePair.Create(UnitBucket.Purchasing, 1), KeyValuePair.Create(UnitBucket.Pending, 2)]));

    [Fact]
    public void A_bucket_counted_twice_or_below_zero_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Units.Of([KeyValuePair.Create(UnitBucket.Pending, 1), KeyValuePair.Create(UnitBucket.Pending, 1)]));
        Assert.Throws<ArgumentException>(() => Units.Of([KeyValuePair.Create(UnitBucket.Pending, -1)]));
    }
}
