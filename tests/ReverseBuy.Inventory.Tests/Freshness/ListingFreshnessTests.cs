using System.Runtime.CompilerServices;
using ReverseBuy.Inventory.Freshness;

namespace ReverseBuy.Inventory.Tests.Freshness;

/// <summary>The state of one listing is small and remembers what it should.</summary>
public sealed class ListingFreshnessTests
{
    [Fact]
    public void It_takes_36_bytes() => Assert.Equal(36, Unsafe.SizeOf<ListingFreshness>());

    [Fact]
    public void The_last_four_reads_are_remembered_one_by_one()
    {
        var listing = new ListingFreshness(1_000, pushesTrusted: false);
        Assert.Equal(double.PositiveInfinity, listing.SinceRead(1, 1_000));
        foreach (var time in new double[] { 1_100, 1_200, 1_350, 1_400, 1_500 })
        {
            listing.Read(time, decay: 1);
        }

        Assert.Equal([10, 110, 160, 310], Enumerable.Range(0, ListingFreshness.RememberedReads).Select(back => Math.Round(listing.SinceRead(back, 1_510), 3)));
    }

    [Fact]
    public void A_read_long_before_the_others_is_forgotten_and_not_taken_for_a_recent_one()
    {
        var listing = new ListingFreshness(0, pushesTrusted: false);
        listing.Read(10, decay: 1);
        listing.Read(1_000_010, decay: 0);

        Assert.Equal(double.PositiveInfinity, listing.SinceRead(1, 1_000_010));
    }

    [Fact]
    public void Times_hold_for_ten_years()
    {
        var listing = new ListingFreshness(10 * 365.25 * 86_400, pushesTrusted: false);

        Assert.Equal(10 * 365.25 * 86_400, listing.CapturedAt, tolerance: 0.1);
    }
}
