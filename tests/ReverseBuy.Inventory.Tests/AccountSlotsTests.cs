using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Inventory.Memory;
using ReverseBuy.Orders;
using ReverseBuy.Settings;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Inventory.Tests;

/// <summary>A tenant reads with the account it uses now, whoever shares its place in memory.</summary>
public sealed class AccountSlotsTests
{
    private static readonly MarketplaceId Shop = new("shop");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Another_account_is_used_from_the_next_read_on()
    {
        var tenants = new Directory();
        var slots = new AccountSlots(tenants, new Switches());
        var anna = tenants.Put("anna", "first");
        var first = await slots.UsedAsync(anna, Shop, Token);

        tenants.Put("anna", "second");

        Assert.Equal("first", first.Account.Value);
        Assert.Equal("second", (await slots.UsedAsync(anna, Shop, Token)).Account.Value);
        Assert.Same(first, slots.Of(anna, Shop, first.Account));
    }

    // "z-lotus" and "lotus" end alike, so they have one place.
    [Fact]
    public async Task Tenants_of_one_place_get_their_own_accounts_without_being_read_again()
    {
        var tenants = new Directory();
        var slots = new AccountSlots(tenants, new Switches());
        TenantId[] ids = [tenants.Put("lotus", "a"), tenants.Put("z-lotus", "b"), tenants.Put("us", "c"), tenants.Put("x", "d")];
        for (var round = 0; round < 10; round++)
        {
            Assert.Equal(["a", "b", "c", "d"], await Task.WhenAll(ids.Select(async id => (await slots.UsedAsync(id, Shop, Token)).Account.Value)));
        }

        Assert.Equal(ids.Length, tenants.Reads);
    }

    // The tenant changes while it is read: what came back may be the old one, and must not be used twice.
    [Fact]
    public async Task A_change_while_a_tenant_is_read_is_noticed()
    {
        var tenants = new Directory();
        var slots = new AccountSlots(tenants, new Switches());
        var anna = tenants.Put("anna", "first");
        tenants.WhileReading = () => tenants.Put("anna", "second");

        var old = await slots.UsedAsync(anna, Shop, Token);
        tenants.WhileReading = null;

        Assert.Equal("first", old.Account.Value);
        Assert.Equal("second", (await slots.UsedAsync(anna, Shop, Token)).Account.Value);
    }

    [Fact]
    public async Task A_tenant_without_an_account_there_is_told_what_to_do()
    {
        var tenants = new Directory();
        var error = await Assert.ThrowsAsync<MarketplaceException>(() =>
            new AccountSlots(tenants, new Switches()).UsedAsync(tenants.Put("anna", "first"), new MarketplaceId("elsewhere"), Token).AsTask());

        Assert.Contains("ConnectAccountAsync", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_marketplace_that_is_switched_off_is_nobodys_from_the_next_change_on()
    {
        var tenants = new Directory();
        var switches = new Switches();
        var slots = new AccountSlots(tenants, switches);
        var anna = tenants.Put("anna", "first");
        await slots.UsedAsync(anna, Shop, Token);

        switches.On = [new MarketplaceId("elsewhere")];
        tenants.Put("anna", "first");

        var off = await Assert.ThrowsAsync<MarketplaceException>(() => slots.UsedAsync(anna, Shop, Token).AsTask());
        Assert.Equal(MarketplaceErrorKind.PermissionDenied, off.Kind);
        Assert.Contains("switched off", off.Message, StringComparison.Ordinal);
    }

    private sealed class Switches : IEffectiveSettings
    {
        public IReadOnlyList<MarketplaceId>? On { get; set; }

        public ValueTask<EffectiveSettings> GetAsync(TenantId tenant, CancellationToken cancellationToken) => ValueTask.FromResult(new EffectiveSettings { Marketplaces = On });
    }

    private sealed class Directory : ITenants
    {
        private readonly Dictionary<TenantId, Tenant> _tenants = [];

        public int Changes { get; private set; }

        public int Reads { get; private set; }

        public Action? WhileReading { get; set; }

        public TenantId Put(string id, string account)
        {
            var tenant = new TenantId(id);
            _tenants[tenant] = new Tenant { Id = tenant, Name = id, Accounts = new Dictionary<MarketplaceId, BuyingAccountId> { [Shop] = new(account) } };
            Changes++;
            return tenant;
        }

        public ValueTask<Tenant> GetAsync(TenantId tenant, CancellationToken cancellationToken)
        {
            Reads++;
            var read = _tenants[tenant];
            WhileReading?.Invoke();
            return ValueTask.FromResult(read);
        }

        public ValueTask<Tenant> OnboardAsync(TenantId tenant, string name, CancellationToken cancellationToken) => throw new NotSupportedException();

        public ValueTask<Tenant> ConnectAccountAsync(
            TenantId tenant, MarketplaceId marketplace, BuyingAccountId account, AccountCredentials credentials, Actor by, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public ValueTask<bool> DisconnectAccountAsync(TenantId tenant, MarketplaceId marketplace, BuyingAccountId account, Actor by, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public ValueTask<IReadOnlyList<Tenant>> ListAsync(CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
