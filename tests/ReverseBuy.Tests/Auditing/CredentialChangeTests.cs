using ReverseBuy.Auditing;
using ReverseBuy.Connectors;
using ReverseBuy.Following;
using ReverseBuy.Orders;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Tests.Auditing;

/// <summary>Who did what to credentials is noted by whoever does it through a facade.</summary>
public sealed class CredentialChangeTests
{
    private static readonly Actor Owner = new(ActorKind.Operator, "o-7");
    private static readonly Actor Console = new(ActorKind.Host, "console");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_account_is_connected_rotated_and_disconnected_once()
    {
        await using var host = await AuditHost.StartAsync();
        var tenants = host.Get<ITenants>();
        await ConnectAsync(tenants, "one", Owner);
        await ConnectAsync(tenants, "one", Console);
        await ConnectAsync(tenants, "two", Console);

        Assert.True(await tenants.DisconnectAccountAsync(AuditHost.Anna, AuditHost.Taobao, AuditHost.Account, Owner, Token));
        Assert.False(await tenants.DisconnectAccountAsync(AuditHost.Anna, AuditHost.Taobao, AuditHost.Account, Owner, Token));

        Assert.Empty((await tenants.GetAsync(AuditHost.Anna, Token)).Accounts);
        Assert.Null(await host.Get<ICredentialStore>().FindAsync(AuditHost.Anna, AuditHost.Taobao, AuditHost.Account, Token));
        Assert.Equal(
            [(Owner, CredentialChangeKind.Removed), (Console, CredentialChangeKind.Rotated), (Owner, CredentialChangeKind.Connected)],
            (await host.Audit.ListChangesAsync(AuditHost.Anna, new(), Token)).Select(change => (change.By, change.Kind)));
        Assert.Empty(await host.Audit.ListChangesAsync(AuditHost.Boris, new(), Token));
    }

    [Fact]
    public async Task Another_account_of_the_marketplace_stays_the_tenants()
    {
        await using var host = await AuditHost.StartAsync();
        var tenants = host.Get<ITenants>();
        await ConnectAsync(tenants, "one", Owner);
        var second = new BuyingAccountId("second");
        await tenants.ConnectAccountAsync(AuditHost.Anna, AuditHost.Taobao, second, new("two"), Owner, Token);

        Assert.True(await tenants.DisconnectAccountAsync(AuditHost.Anna, AuditHost.Taobao, AuditHost.Account, Owner, Token));

        Assert.Equal(second, (await tenants.GetAsync(AuditHost.Anna, Token)).Accounts[AuditHost.Taobao]);
        Assert.NotNull(await host.Get<ICredentialStore>().FindAsync(AuditHost.Anna, AuditHost.Taobao, second, Token));
    }

    [Fact]
    public async Task Nobody_disconnects_for_an_unknown_tenant_or_namelessly()
    {
        await using var host = await AuditHost.StartAsync();
        var tenants = host.Get<ITenants>();

        await Assert.ThrowsAsync<UnknownTenantException>(() => tenants.DisconnectAccountAsync(new("nobody"), AuditHost.Taobao, AuditHost.Account, Owner, Token).AsTask());
        await Assert.ThrowsAsync<ArgumentException>(() => tenants.DisconnectAccountAsync(AuditHost.Anna, AuditHost.Taobao, AuditHost.Account, new(ActorKind.Operator, " "), Token).AsTask());
        await Assert.ThrowsAsync<ArgumentException>(() => ConnectAsync(tenants, "one", new(ActorKind.Operator, string.Empty)));
        Assert.Empty((await tenants.GetAsync(AuditHost.Anna, Token)).Accounts);
    }

    [Fact]
    public async Task Registrations_are_noted_for_their_owner_and_the_notes_go_with_the_owner()
    {
        await using var host = await AuditHost.StartAsync();
        var store = host.Get<IAppRegistrationStore>();
        var desk = host.Get<IAppRegistrationDesk>();
        var hosts = await desk.RegisterAsync(AuditHost.Taobao, "500001", "secret", Console, cancellationToken: Token);
        var annas = await desk.RegisterAsync(AuditHost.Taobao, "500002", "secret", Owner, AuditHost.Anna, Token);
        await desk.RotateAsync(annas.Id, "another", TimeSpan.Zero, Console, Token);
        await desk.RotateAsync(annas.Id, "another", TimeSpan.Zero, Console, Token);
        await desk.RemoveAsync(hosts.Id, Owner, Token);

        Assert.Equal(
            [(Owner, CredentialChangeKind.Removed, "500001"), (Console, CredentialChangeKind.Connected, "500001")],
            (await host.Audit.ListRegistrationChangesAsync(null, new(), Token)).Select(change => (change.By, change.Kind, change.AppKey)));
        Assert.Equal(
            [(Console, CredentialChangeKind.Rotated, "500002"), (Owner, CredentialChangeKind.Connected, "500002")],
            (await host.Audit.ListRegistrationChangesAsync(AuditHost.Anna, new(), Token)).Select(change => (change.By, change.Kind, change.AppKey)));

        var deleted = Assert.IsType<DeleteTenantResult.Deleted>(await host.Get<ITenantLifecycle>().DeleteAsync(AuditHost.Anna, Token));
        Assert.Contains("audit of registrations", deleted.Report.Single(place => place.Place == "app registrations").Found);
        Assert.Empty(await store.ListAsync(Token));
        Assert.Empty(await host.Audit.ListRegistrationChangesAsync(AuditHost.Anna, new(), Token));
        Assert.Equal(2, (await host.Audit.ListRegistrationChangesAsync(null, new(), Token)).Count);
    }

    private static Task<Tenant> ConnectAsync(ITenants tenants, string token, Actor by) =>
        tenants.ConnectAccountAsync(AuditHost.Anna, AuditHost.Taobao, AuditHost.Account, new(token), by, Token).AsTask();
}
