using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Inventory.Memory;

namespace ReverseBuy.Inventory.Tests;

public sealed class SnapshotTableTests
{
    private static readonly AccountSlot Anna = Slot("anna", "main");
    private static readonly AccountSlot Boris = Slot("boris", "main");
    private static readonly Product Product = FakeMarketplace.NewProduct(new ListingId(InventoryHost.North, "1"), new Money(1m, Currency.CNY));

    [Property(MaxTest = 200)]
    public Property It_never_holds_more_than_its_capacity_and_finds_what_was_added_last(byte size, byte[] listings)
    {
        var capacity = Math.Max(3, size % 40);
        var table = Table(capacity);
        var isHeld = listings.All(listing =>
        {
            var added = table.GetOrAdd(Anna, Text(listing));
            return table.Count <= capacity && ReferenceEquals(table.Find(Anna, Text(listing)), added) && ReferenceEquals(table.GetOrAdd(Anna, Text(listing)), added);
        });
        var all = table.All().ToList();
        return (isHeld && all.Count == table.Count && all.All(entry => ReferenceEquals(table.Find(Anna, entry.Listing), entry))).ToProperty();
    }

    [Fact]
    public void The_same_listing_of_two_accounts_is_two_entries()
    {
        var table = Table(10);
        var annas = table.GetOrAdd(Anna, "1");

        Assert.Null(table.Find(Boris, "1"));
        Assert.NotSame(annas, table.GetOrAdd(Boris, "1"));
        Assert.Same(annas, table.Find(Anna, "1"));
    }

    [Theory]
    [InlineData("610947572360")]
    [InlineData("9999999999999999999")]
    [InlineData("18446744073709551617")]
    [InlineData("0")]
    [InlineData("007")]
    [InlineData("-7")]
    [InlineData(" 7")]
    [InlineData("7 ")]
    [InlineData("٧")]
    [InlineData("a7")]
    [InlineData("A7")]
    [InlineData("")]
    public void Every_id_is_found_under_itself_and_given_back_as_it_was(string id)
    {
        var table = Table(50);
        string[] others = ["7", "1", "18446744073709551616", "7.0", "+7", "00", "b7"];
        foreach (var other in others)
        {
            table.GetOrAdd(Anna, other);
        }

        var added = table.GetOrAdd(Anna, id);

        Assert.Equal(id, added.Listing);
        Assert.Same(added, table.Find(Anna, new string(id.ToCharArray())));
        Assert.All(others, other => Assert.NotSame(added, table.Find(Anna, other)));
    }

    [Fact]
    public void Numbers_in_a_row_are_spread_over_the_hashes()
    {
        var hashes = Enumerable.Range(0, 10_000).Select(number => new ListingKey(Anna, Text(610_000_000 + number)).Hash & 0xFFFF).ToHashSet();

        Assert.InRange(hashes.Count, 6_000, 10_000);
    }

    [Fact]
    public void A_long_row_of_listings_read_once_does_not_push_out_those_that_are_read_again()
    {
        var table = Table(100);
        for (var listing = 0; listing < 50; listing++)
        {
            Read(table, "often-" + Text(listing));
            Read(table, "often-" + Text(listing));
        }

        for (var crawled = 0; crawled < 10_000; crawled++)
        {
            Read(table, "once-" + Text(crawled));
            Read(table, "often-" + Text(crawled % 50));
        }

        Assert.All(Enumerable.Range(0, 50), listing => Assert.NotNull(table.Find(Anna, "often-" + Text(listing))));
    }

    [Fact]
    public void A_listing_that_comes_back_soon_after_it_went_out_stays()
    {
        var table = Table(100);
        Read(table, "back");
        for (var other = 0; other < 120; other++)
        {
            Read(table, "a-" + Text(other));
        }

        Assert.Null(table.Find(Anna, "back"));
        Read(table, "back");
        for (var other = 0; other < 80; other++)
        {
            Read(table, "b-" + Text(other));
        }

        Assert.NotNull(table.Find(Anna, "back"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Its_hit_rate_over_skewed_reads_is_that_of_a_good_cache(int seed)
    {
        // Zipf over 100,000 listings with room for 1,000: the best that any cache can do is to hold the 1,000 most popular, 62 % of all reads.
        var zipf = new Zipf(100_000, new Random(seed));
        var table = Table(1_000);
        var hits = 0;
        const int Reads = 400_000;
        for (var read = 0; read < Reads; read++)
        {
            hits += Read(table, Text(zipf.Next())) ? 1 : 0;
        }

        Assert.InRange(hits / (double)Reads, 0.55, 0.63);
    }

    [Fact]
    public async Task Readers_beside_writers_that_evict_and_grow_it_never_get_anothers_entry()
    {
        var table = Table(2_000);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(worker => Task.Run(() =>
        {
            var random = new Random(worker);
            for (var step = 0; step < 100_000; step++)
            {
                var listing = Text(random.Next(10_000));
                var slot = random.Next(2) == 0 ? Anna : Boris;
                var entry = random.Next(3) == 0 ? table.GetOrAdd(slot, listing) : table.Find(slot, listing);
                Assert.True(entry is null || (ReferenceEquals(entry.Slot, slot) && entry.Listing == listing), $"worker {worker}, step {step}");
            }
        })));

        Assert.True(table.Count <= 2_000);
        Assert.Equal(table.Count, table.All().Distinct().Count());
    }

    [Fact]
    public void An_entry_never_goes_back_in_time()
    {
        var entry = Table(10).GetOrAdd(Anna, "1");
        entry.Learn(At(10));
        entry.Learn(At(5));
        Assert.Equal(Noon(10), entry.Found!.Snapshot.CapturedAt);

        entry.LearnGone(Product.Id, Noon(8));
        Assert.NotNull(entry.Found);
        entry.LearnGone(Product.Id, Noon(12));
        Assert.Null(entry.Found);
        entry.Learn(At(11));
        Assert.Equal(Noon(12), entry.Gone!.KnownAt);
        entry.Learn(At(13));
        Assert.Equal(Noon(13), entry.Found!.Snapshot.CapturedAt);
        Assert.Null(entry.Gone);
    }

    [Fact]
    public void A_snapshot_asked_for_before_a_change_was_told_is_stale_when_it_comes()
    {
        var entry = Table(10).GetOrAdd(Anna, "1");
        entry.Learn(At(0));
        entry.NoteChange(Noon(5));
        Assert.True(entry.IsWanting);
        Assert.True(entry.TryAsk());
        Assert.False(entry.TryAsk());

        entry.Learn(At(4));
        Assert.True(entry.Found!.IsStale);
        Assert.True(entry.IsWanting);

        entry.Learn(At(6));
        Assert.False(entry.Found!.IsStale);
        Assert.False(entry.IsWanting);
    }

    private static bool Read(SnapshotTable table, string listing)
    {
        if (table.Find(Anna, listing) is { } entry)
        {
            entry.NoteRead();
            return true;
        }

        table.GetOrAdd(Anna, listing);
        return false;
    }

    private static SnapshotTable Table(int capacity) => new(new InventoryOptions { MemoryCapacity = capacity });

    private static AccountSlot Slot(string tenant, string account) => new(new TenantId(tenant), InventoryHost.North, new BuyingAccountId(account));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static DateTimeOffset Noon(int minutes) => new(2026, 3, 1, 12, minutes, 0, TimeSpan.Zero);

    private static Snapshot At(int minutes) => new(Product, Noon(minutes));

    private sealed class Zipf
    {
        private readonly double[] _cumulated;
        private readonly Random _random;

        public Zipf(int count, Random random)
        {
            _random = random;
            _cumulated = new double[count];
            var sum = 0.0;
            for (var rank = 0; rank < count; rank++)
            {
                sum += 1.0 / (rank + 1);
                _cumulated[rank] = sum;
            }
        }

        public int Next()
        {
            var place = Array.BinarySearch(_cumulated, _random.NextDouble() * _cumulated[^1]);
            return place < 0 ? ~place : place;
        }
    }
}
