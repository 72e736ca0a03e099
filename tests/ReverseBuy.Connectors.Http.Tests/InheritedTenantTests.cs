using ReverseBuy.Connectors.Http.Tests.Support;

namespace ReverseBuy.Connectors.Http.Tests;

/// <summary>What outlives a call, or serves several, knows nothing of who made it first.</summary>
public sealed class InheritedTenantTests
{
    private static readonly TenantId Stranger = new("stranger");

    [Fact]
    public async Task Handlers_that_serve_every_tenant_are_made_under_none()
    {
        using var shop = await Shop.OpenAsync();
        using (shop.Enter(Stranger))
        {
            await shop.CallAsync();
            await shop.CallAsync();
            Assert.Equal(Stranger, shop.CurrentTenant.Id);
        }

        Assert.Equal([null], shop.HandlersMadeFor);
    }

    [Fact]
    public async Task A_renewal_runs_under_no_tenant_of_the_call_that_needed_it_first()
    {
        var seen = new List<TenantId?>();
        using var shop = await Shop.OpenAsync(Shop.RefuseDead, credentials: new AccountCredentials(Shop.Dead) { RefreshToken = "refresh" });
        shop.Issuer.Issue = _ =>
        {
            seen.Add(shop.CurrentTenant.Id);
            return new AccountCredentials("new-token");
        };
        using var scope = shop.Enter(Stranger);

        Assert.Equal("read", await shop.CallAsync());

        Assert.Equal([null], seen);
        Assert.Equal(Shop.Context.Tenant, shop.Issuer.Context!.Tenant);
    }
}
