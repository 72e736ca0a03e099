using ReverseBuy.Inventory.Memory;
using ReverseBuy.Inventory.Refreshing;

namespace ReverseBuy.Inventory.Tests;

public sealed class RefreshQueueTests
{
    private static readonly AccountSlot Slot = new(InventoryHost.Alice, InventoryHost.North, InventoryHost.Account);
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_most_urgent_comes_first_and_within_a_reason_whoever_came_first()
    {
        var queue = new RefreshQueue(Slot, capacity: 10, atOnce: 1);
        CachedListing[] entries = [.. Enumerable.Range(0, 5).Select(Entry)];
        queue.TryAdd(entries[0], RefreshReason.Ahead, out _);
        queue.TryAdd(entries[1], RefreshReason.StaleRead, out _);
        queue.TryAdd(entries[2], RefreshReason.StaleRead, out _);
        queue.TryAdd(entries[3], RefreshReason.Change, out _);
        queue.TryAdd(entries[4], RefreshReason.Intent, out _);

        CachedListing?[] order = [.. Enumerable.Range(0, 6).Select(_ => queue.Take()?.Entry)];

        Assert.Equal([entries[4], entries[3], entries[1], entries[2], entries[0], null], order);
    }

    [Fact]
    public void However_many_customers_are_about_to_order_one_listing_it_waits_once()
    {
        var queue = new RefreshQueue(Slot, capacity: 10, atOnce: 1);
        var entry = Entry(1);
        Assert.All(Enumerable.Range(0, 1000), _ => Assert.True(queue.TryAdd(entry, RefreshReason.Intent, out var _)));

        Assert.Same(entry, queue.Take()?.Entry);
        Assert.Null(queue.Take());

        // Once it was taken, a later intent waits again.
        Assert.True(queue.TryAdd(entry, RefreshReason.Intent, out var isWorkerWanted));
        Assert.True(isWorkerWanted);
        Assert.Same(entry, queue.Take()?.Entry);
    }

    [Fact]
    public void It_is_bounded_for_everybody_and_leaves_room_for_customers_who_are_about_to_order()
    {
        var queue = new RefreshQueue(Slot, capacity: 10, atOnce: 1);
        Assert.Equal(10, Enumerable.Range(0, 100).Count(number => queue.TryAdd(Entry(number), RefreshReason.StaleRead, out _)));
        Assert.Equal(10, Enumerable.Range(100, 100).Count(number => queue.TryAdd(Entry(number), RefreshReason.Intent, out _)));
    }

    [Fact]
    public void As_many_workers_are_wanted_as_there_is_work_for_and_no_more_than_allowed()
    {
        var queue = new RefreshQueue(Slot, capacity: 10, atOnce: 2);
        List<bool> wanted = [.. Enumerable.Range(0, 4).Select(number =>
        {
            queue.TryAdd(Entry(number), RefreshReason.StaleRead, out var isWorkerWanted);
            return isWorkerWanted;
        })];

        Assert.Equal([true, true, false, false], wanted);
    }

    [Fact]
    public void After_failures_it_pauses_longer_each_time_and_at_least_as_long_as_upstream_said()
    {
        var queue = new RefreshQueue(Slot, capacity: 10, atOnce: 1);
        Assert.Equal(TimeSpan.FromSeconds(1), queue.Failed(Noon, null));
        Assert.Equal(TimeSpan.FromSeconds(2), queue.Failed(Noon, null));
        Assert.Equal(TimeSpan.FromMinutes(5), queue.Failed(Noon, TimeSpan.FromMinutes(5)));
        Assert.Equal(TimeSpan.FromMinutes(4), queue.PauseLeft(Noon.AddMinutes(1)));
        Assert.All(Enumerable.Range(0, 100), _ => Assert.True(queue.Failed(Noon, null) <= TimeSpan.FromMinutes(1)));

        queue.Succeeded();
        Assert.Equal(TimeSpan.FromSeconds(1), queue.Failed(Noon, null));
    }

    private static CachedListing Entry(int number) => new(new ListingKey(Slot, $"{number + 1}"), number);
}
