using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Hostile;
using ReverseBuy.Inventory;
using ReverseBuy.Redis.Connection;
using ReverseBuy.Redis.Snapshots;

namespace ReverseBuy.Redis.Tests.Connection;

/// <summary>Keys that hold tenants, and what others say of tenants.</summary>
public sealed class TenantKeyTests
{
    private static readonly MarketplaceId Marketplace = new("1688");

    // Parts that a caller chooses are as hostile as they like: they end up in no other tenant's keys.
    [Fact]
    public void Each_key_begins_with_its_tenant_and_with_nobody_elses_whatever_the_other_parts_are()
    {
        var keys = new RedisKeys(new RedisOptions { KeyPrefix = "shop" });
        var parts = HostileTenantIds.All.Where(text => !string.IsNullOrWhiteSpace(text)).ToList();
        foreach (var text in HostileTenantIds.Awkward)
        {
            var tenant = new TenantId(text);
            var own = parts.Select(part => keys.Lease(tenant, part))
                .Concat(parts.Select(part => keys.Calls(tenant, Marketplace, new BuyingAccountId(part))))
                .Concat(parts.Select(part => keys.Snapshot(new SnapshotKey(tenant, new BuyingAccountId("main"), new ListingId(Marketplace, part)))))
                .ToList();
            Assert.All(own, key => Assert.StartsWith($"shop:{{{text}}}:", key, StringComparison.Ordinal));
            Assert.All(own, key => Assert.Equal((1, 1), (key.Count(letter => letter == '{'), key.Count(letter => letter == '}'))));
            Assert.Equal(3 * parts.Distinct(StringComparer.Ordinal).Count(), own.Distinct(StringComparer.Ordinal).Count());
        }
    }

    [Fact]
    public void News_of_what_is_no_tenant_are_no_news() => Assert.All(
        HostileTenantIds.All,
        text => Assert.Null(SnapshotMessage.Read($"1 node\n{text} 1688 main 4711 2026-03-01T12:00:00.0000000Z")));
}
