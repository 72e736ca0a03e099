using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Inventory;
using StackExchange.Redis;

namespace ReverseBuy.Redis.Connection;

/// <summary>
/// The names of all keys and channels. Every key holds its tenant, in braces: Redis Cluster keeps what has the same text in braces on one node, where a
/// script or a read of many can reach it.
/// </summary>
internal sealed class RedisKeys(RedisOptions options)
{
    /// <summary>Where nodes tell each other about snapshots.</summary>
    public RedisChannel SnapshotNews => RedisChannel.Literal($"{options.KeyPrefix}:snapshot-news");

    /// <summary>Who holds a lease.</summary>
    public string Lease(TenantId tenant, string name) => $"{Of(tenant)}:lease:{KeyText.Escape(name)}";

    /// <summary>The largest fencing number that a tenant's leases were given.</summary>
    public string Fence(TenantId tenant) => $"{Of(tenant)}:lease-fence";

    /// <summary>What a buying account has called.</summary>
    public string Calls(TenantId tenant, MarketplaceId marketplace, BuyingAccountId account) =>
        $"{Of(tenant)}:calls:{KeyText.Escape(marketplace.Value)}:{KeyText.Escape(account.Value)}";

    /// <summary>A snapshot.</summary>
    public string Snapshot(SnapshotKey key) =>
        $"{Of(key.Tenant)}:snapshot:{KeyText.Escape(key.Listing.Marketplace.Value)}:{KeyText.Escape(key.Account.Value)}:{KeyText.Escape(key.Listing.Value)}";

    /// <summary>All keys of a tenant, as a pattern of <c>SCAN</c>. A prefix may hold what a pattern means something by; a tenant's id has none of it.</summary>
    public string PatternOf(TenantId tenant)
    {
        var prefix = options.KeyPrefix;
        foreach (var special in new[] { "\\", "*", "?", "[", "]", "^" })
        {
            prefix = prefix.Replace(special, "\\" + special, StringComparison.Ordinal);
        }

        return $"{prefix}:{{{tenant}}}:*";
    }

    private string Of(TenantId tenant) => $"{options.KeyPrefix}:{{{tenant}}}";
}
