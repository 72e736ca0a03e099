using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Tenancy;

namespace ReverseBuy.EntityFrameworkCore.Tests;

public sealed class TenantStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Tenants_and_their_accounts_come_back_after_a_restart_in_order_of_id()
    {
        await using (var host = new SqliteHost(_folder))
        {
            await host.Tenants.SaveAsync(new Tenant { Id = Samples.Boris, Name = "Борис 代购" }, Token);
            await host.Tenants.SaveAsync(Anna(("1688", "main"), ("taobao", "t1")), Token);
        }

        await using var restarted = new SqliteHost(_folder);
        var tenants = await restarted.Tenants.ListAsync(Token);
        Assert.Equal([Samples.Anna, Samples.Boris], tenants.Select(tenant => tenant.Id));
        Assert.Equal("Борис 代购", tenants[1].Name);
        Assert.Equivalent(Anna(("1688", "main"), ("taobao", "t1")).Accounts, tenants[0].Accounts, strict: true);
    }

    [Fact]
    public async Task Saving_replaces_name_and_accounts()
    {
        await using var host = new SqliteHost(_folder);
        await host.Tenants.SaveAsync(Anna(("1688", "main"), ("taobao", "t1")), Token);
        await host.Tenants.SaveAsync(Anna(("1688", "second"), ("jd", "j1")) with { Name = "Renamed" }, Token);
        var read = await host.Tenants.FindAsync(Samples.Anna, Token);
        Assert.Equal("Renamed", read!.Name);
        Assert.Equal(
            [("1688", "second"), ("jd", "j1")],
            read.Accounts.Select(account => (account.Key.Value, account.Value.Value)).Order());
    }

    [Fact]
    public async Task Active_tenants_are_counted_and_listed_page_by_page_and_others_are_not()
    {
        await using var host = new SqliteHost(_folder);
        foreach (var id in new[] { "b-1", "b1", "a", "b-0", "c" })
        {
            await host.Tenants.SaveAsync(
                new Tenant { Id = new TenantId(id), Name = "代购", State = id == "b-1" ? TenantState.Suspended : TenantState.Active }, Token);
        }

        var seen = new List<string>();
        for (TenantId? last = null; ;)
        {
            var page = await host.Tenants.ListActiveAsync(last, 0, 2, Token);
            seen.AddRange(page.Select(tenant => tenant.Value));
            if (page.Count < 2)
            {
                break;
            }

            last = page[^1];
        }

        Assert.Equal(["a", "b-0", "b1", "c"], seen);
        Assert.Equal(4, await host.Tenants.CountActiveAsync(Token));
        Assert.Equal("b1", Assert.Single(await host.Tenants.ListActiveAsync(null, 2, 1, Token)).Value);
        Assert.Equal("b1", Assert.Single(await host.Tenants.ListActiveAsync(new TenantId("b-1"), 0, 1, Token)).Value);
        Assert.Empty(await host.Tenants.ListActiveAsync(new TenantId("c"), 0, 9, Token));
    }

    [Fact]
    public async Task A_tenant_never_saved_is_not_found()
    {
        await using var host = new SqliteHost(_folder);
        Assert.Null(await host.Tenants.FindAsync(Samples.Anna, Token));
        Assert.Empty(await host.Tenants.ListAsync(Token));
    }

    private static Tenant Anna(params (string Marketplace, string Account)[] accounts) => new()
    {
        Id = Samples.Anna,
        Name = "Anna",
        Accounts = accounts.ToDictionary(account => new MarketplaceId(account.Marketplace), account => new BuyingAccountId(account.Account)),
    };
}
