using ReverseBuy.Inventory.Memory;

namespace ReverseBuy.Inventory.Following;

/// <summary>Forgets in this node's memory what another node knows better.</summary>
internal sealed class NodeNews(AccountSlots slots, SnapshotTable table) : ISnapshotListener
{
    public void OutOfDate(SnapshotKey key, DateTimeOffset before)
    {
        var slot = slots.Of(key.Tenant, key.Listing.Marketplace, key.Account);
        table.Find(slot, key.Listing.Value)?.Forget(before);
    }

    public void NewsLost()
    {
        foreach (var entry in table.All())
        {
            entry.Forget(DateTimeOffset.MaxValue);
        }
    }
}
