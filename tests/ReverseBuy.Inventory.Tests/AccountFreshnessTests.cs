using ReverseBuy.Inventory.Memory;
using ReverseBuy.Inventory.Planning;

namespace ReverseBuy.Inventory.Tests;

public sealed class AccountFreshnessTests
{
    private static readonly TimeSpan Start = TimeSpan.FromDays(90);
    private static readonly AccountSlot Slot = new(InventoryHost.Alice, InventoryHost.North, InventoryHost.Account);

    private readonly AccountFreshness _plan = new(new InventoryOptions(), Start);
    private readonly CachedListing _entry = new(new ListingKey(Slot, "1"), 1);

    [Fact]
    public void A_listing_whose_refresh_had_nothing_to_compare_with_is_refreshed_again_when_it_is_read()
    {
        _plan.Loaded(_entry, Start);
        _plan.Asked(_entry);
        _plan.Captured(_entry, Start + TimeSpan.FromHours(1), isChanged: null);

        Assert.Contains(_entry, LookAfterARead(Start + TimeSpan.FromDays(3)));
    }

    [Fact]
    public void A_refresh_on_its_way_is_not_asked_for_again()
    {
        _plan.Loaded(_entry, Start);
        _plan.Asked(_entry);

        Assert.Empty(LookAfterARead(Start + TimeSpan.FromDays(3)));
    }

    [Fact]
    public void A_listing_that_is_gone_is_not_refreshed_and_is_again_when_it_is_back()
    {
        _plan.Loaded(_entry, Start);
        _plan.Gone(_entry);
        Assert.Empty(LookAfterARead(Start + TimeSpan.FromDays(3)));

        _plan.Captured(_entry, Start + TimeSpan.FromDays(4), isChanged: null);
        Assert.Contains(_entry, LookAfterARead(Start + TimeSpan.FromDays(7)));
    }

    private List<CachedListing> LookAfterARead(TimeSpan now)
    {
        _entry.NoteRead();
        return _plan.Look(Slot.TakeNoted(), now);
    }
}
