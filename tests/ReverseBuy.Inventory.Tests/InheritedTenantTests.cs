using System.Collections.Concurrent;
using ReverseBuy.Catalogue;

namespace ReverseBuy.Inventory.Tests;

/// <summary>A load that many wait for is nobody's own: it runs under its own tenant, and with nothing else of who asked first.</summary>
public sealed class InheritedTenantTests
{
    private static readonly ListingId Dress = new(InventoryHost.North, "dress");
    private static readonly AsyncLocal<string?> Mark = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_shared_load_enters_its_own_tenant_and_inherits_nothing_of_the_first_who_waits()
    {
        await using var host = await StartAsync();
        var seen = Watch(host);
        host.NorthMarket.Gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        var first = ReadMarkedAsync(host, "first");
        await Soon.IsTrueAsync(() => host.NorthMarket.DetailCalls == 1);
        var second = ReadMarkedAsync(host, "second");
        host.NorthMarket.Gate.SetResult();

        Assert.IsType<SnapshotRead.Found>(await first);
        Assert.IsType<SnapshotRead.Found>(await second);
        Assert.Equal([(InventoryHost.Alice, null)], seen);
    }

    [Fact]
    public async Task A_refresh_that_a_customer_sets_off_inherits_nothing_of_the_customer()
    {
        await using var host = await StartAsync();
        await host.ReadAsync(InventoryHost.Alice, Dress);
        host.Time.Advance(TimeSpan.FromMinutes(1));
        var seen = Watch(host);

        Mark.Value = "customer";
        using (host.Enter(InventoryHost.Alice))
        {
            await host.Inventory.ExpectOrderAsync(Dress, Token);
        }

        await Soon.IsTrueAsync(() => seen.Count == 1);
        Assert.Null(seen.Single().Mark);
        Assert.NotEqual(InventoryHost.Bob, seen.Single().Tenant);
    }

    private static async Task<InventoryHost> StartAsync()
    {
        var host = await InventoryHost.StartAsync();
        host.NorthMarket.Shelf[Dress] = FakeMarketplace.NewProduct(Dress, new Money(99m, Currency.CNY));
        return host;
    }

    private static ConcurrentQueue<(TenantId? Tenant, string? Mark)> Watch(InventoryHost host)
    {
        var seen = new ConcurrentQueue<(TenantId?, string?)>();
        host.NorthMarket.OnDetail = () => seen.Enqueue((host.CurrentTenant.Id, Mark.Value));
        return seen;
    }

    private static async Task<SnapshotRead> ReadMarkedAsync(InventoryHost host, string mark)
    {
        Mark.Value = mark;
        return await host.ReadAsync(InventoryHost.Alice, Dress);
    }
}
