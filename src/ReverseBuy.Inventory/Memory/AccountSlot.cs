using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;

namespace ReverseBuy.Inventory.Memory;

/// <summary>
/// One buying account of one tenant at one marketplace: what every snapshot in memory belongs to. There is one object for each, so that two are compared
/// by reference and a key of the cache is this and the listing's id.
/// </summary>
internal sealed class AccountSlot(TenantId tenant, MarketplaceId marketplace, BuyingAccountId account)
{
    private CachedListing? _noted;

    public TenantId Tenant => tenant;

    public MarketplaceId Marketplace => marketplace;

    public BuyingAccountId Account => account;

    /// <summary>What the hash of each of its keys is mixed with.</summary>
    public int Hash { get; } = HashCode.Combine(tenant, marketplace, account);

    public ConnectorContext Browse { get; } = new(tenant, account, CallLane.Browse);

    public ConnectorContext Refresh { get; } = new(tenant, account, CallLane.Refresh);

    public ListingId ListingOf(string listing) => new(marketplace, listing);

    public SnapshotKey KeyOf(string listing) => new(tenant, account, new ListingId(marketplace, listing));

    /// <summary>Puts a listing into the row of those read since the last look. Takes no lock and allocates nothing: the row goes through the entries.</summary>
    public void Note(CachedListing entry)
    {
        CachedListing? first;
        do
        {
            first = Volatile.Read(ref _noted);
            entry.NextNoted = first;
        }
        while (Interlocked.CompareExchange(ref _noted, entry, first) != first);
    }

    /// <summary>Takes the whole row.</summary>
    public CachedListing? TakeNoted() => Volatile.Read(ref _noted) is null ? null : Interlocked.Exchange(ref _noted, null);
}
