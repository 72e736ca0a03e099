using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Auditing;
using ReverseBuy.Connectors;
using ReverseBuy.EntityFrameworkCore.Tests.PostgreSql;
using ReverseBuy.Following;
using ReverseBuy.Fulfilment;
using ReverseBuy.Orders;
using ReverseBuy.Protection;
using ReverseBuy.Storage;
using ReverseBuy.Tenancy;
using ReverseBuy.Testing.Storage;
using ReverseBuy.Testing.Tenancy;

namespace ReverseBuy.EntityFrameworkCore.Tests.Secrets;

public sealed class ReprotectionTests(PostgreSqlServer server) : IAsyncLifetime
{
    private static readonly AppRegistration Registration = new(new AppRegistrationId("aaaaaaaaaaaaaaaaaaaaaaaa"), Samples.Marketplace, "1", "app-secret")
    {
        PreviousSecret = "old-secret",
        PreviousUntil = DateTimeOffset.MaxValue,
    };

    private static readonly Actor By = new(ActorKind.Operator, "op-7");

    private readonly TemporaryFolder _folder = new();
    private readonly PostgreSqlSite _site = new();
    private readonly List<LifeHost> _hosts = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts)
        {
            await host.DisposeAsync();
        }

        _folder.Dispose();
        await _site.DisposeAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_lies_under_an_older_key_is_encrypted_anew_and_outlives_that_key(bool onPostgreSql)
    {
        var first = await FilledAsync(onPostgreSql);
        Assert.Equal(new ReprotectionReport(2, 0, 0, 0), await first.Get<ISecretProtection>().ReprotectAsync(Samples.Anna, false, By, Token));
        ReplaceKey();

        var second = Open(onPostgreSql);
        var protection = second.Get<ISecretProtection>();
        Assert.Equal(new ReprotectionReport(0, 2, 0, 0), await protection.ReprotectAsync(Samples.Anna, false, By, Token));
        Assert.Equal(new ReprotectionReport(2, 0, 0, 0), await protection.ReprotectAsync(Samples.Anna, false, By, Token));
        Assert.Equal(new ReprotectionReport(0, 2, 0, 0), await protection.ReprotectRegistrationsAsync(false, By, Token));
        RevokeFirstKey();

        var third = Open(onPostgreSql);
        await AssertReadableAsync(third);

        // Once, though it was run three times: what lay under the current key was left alone.
        var change = (await third.Get<ICredentialAuditStore>().ListChangesAsync(Samples.Anna, new(), Token))[0];
        Assert.Equal((By, CredentialChangeKind.Reprotected, Samples.Marketplace, Samples.Account), (change.By, change.Kind, change.Marketplace, change.Account));
        Assert.Equal(
            [CredentialChangeKind.Reprotected, CredentialChangeKind.Connected],
            (await third.Get<ICredentialAuditStore>().ListChangesAsync(Samples.Anna, new(), Token)).Select(note => note.Kind));
        Assert.Equal(
            [(By, CredentialChangeKind.Reprotected), (By, CredentialChangeKind.Connected)],
            (await third.Get<IAppRegistrationAuditStore>().ListChangesAsync(null, new(), Token)).Select(note => (note.By, note.Kind)));
    }

    [Fact]
    public async Task What_lies_under_a_revoked_key_is_left_until_somebody_vouches_for_it()
    {
        await FilledAsync(onPostgreSql: false);
        ReplaceKey();
        RevokeFirstKey();

        var second = Open(onPostgreSql: false);
        var protection = second.Get<ISecretProtection>();
        Assert.Equal(new ReprotectionReport(0, 0, 2, 0), await protection.ReprotectAsync(Samples.Anna, false, By, Token));
        Assert.Equal(new ReprotectionReport(0, 0, 2, 0), await protection.ReprotectRegistrationsAsync(false, By, Token));
        Assert.Single(await second.Get<ICredentialAuditStore>().ListChangesAsync(Samples.Anna, new(), Token));
        Assert.Single(await second.Get<IAppRegistrationAuditStore>().ListChangesAsync(null, new(), Token));
        Assert.Equal("credentials.undecryptable", (await Assert.ThrowsAsync<ReverseBuyException>(() => CredentialsAsync(second))).Code);

        Assert.Equal(new ReprotectionReport(0, 2, 0, 0), await protection.ReprotectAsync(Samples.Anna, true, By, Token));
        Assert.Equal(new ReprotectionReport(0, 2, 0, 0), await protection.ReprotectRegistrationsAsync(true, By, Token));
        await AssertReadableAsync(second);
    }

    [Fact]
    public async Task What_was_copied_from_another_tenant_is_unreadable_and_is_not_made_readable()
    {
        var host = await FilledAsync(onPostgreSql: false);
        await host.Life.ProvisionAsync(new NewTenant(Samples.Boris, "Boris"), Token);
        await using (var context = await host.Get<IDatabaseProvider>().ReadTenantAsync(Samples.Anna, Token))
        {
            var stolen = context.Credentials.Select(row => row.Ciphertext).Single();
            await using var write = await host.Get<IDatabaseProvider>().WriteTenantAsync(Samples.Boris, Token);
            write.Context.Credentials.Add(new EntityFrameworkCore.Credentials.CredentialRow { Marketplace = Samples.Marketplace, Account = Samples.Account, Ciphertext = stolen });
            await write.CommitAsync(Token);
        }

        Assert.Equal(new ReprotectionReport(0, 0, 0, 1), await host.Get<ISecretProtection>().ReprotectAsync(Samples.Boris, true, By, Token));
        await Assert.ThrowsAsync<ReverseBuyException>(() => host.Get<ICredentialStore>().FindAsync(Samples.Boris, Samples.Marketplace, Samples.Account, Token).AsTask());
    }

    private static Task<AccountCredentials?> CredentialsAsync(LifeHost host) =>
        host.Get<ICredentialStore>().FindAsync(Samples.Anna, Samples.Marketplace, Samples.Account, Token).AsTask();

    private static async Task AssertReadableAsync(LifeHost host)
    {
        Assert.Equal("secret-token", (await CredentialsAsync(host))!.AccessToken);
        Assert.Equivalent(StorageSamples.Recipient(1), await host.FindRecipientAsync(Samples.Anna, Token), strict: true);
        Assert.Equal(Registration, Assert.Single(await host.Get<IAppRegistrationStore>().ListAsync(Token)));
    }

    private async Task<LifeHost> FilledAsync(bool onPostgreSql)
    {
        var host = Open(onPostgreSql);
        await host.Life.ProvisionAsync(new NewTenant(Samples.Anna, "Anna"), Token);
        await host.FillAsync(Samples.Anna, Token);
        await host.Get<IAppRegistrationStore>().SaveAsync(Registration, By, Token);
        return host;
    }

    // A process reads the key ring once a day: each of these is one that was started anew.
    private LifeHost Open(bool onPostgreSql)
    {
        if (onPostgreSql)
        {
            server.Require();
        }
        else if (_hosts.Count > 0)
        {
            // A data folder is one process's.
            _hosts[^1].DisposeAsync().AsTask().GetAwaiter().GetResult();
            _hosts.RemoveAt(_hosts.Count - 1);
        }

        var host = new LifeHost(builder =>
        {
            builder.Services.AddDataProtection().SetApplicationName("tests").PersistKeysToFileSystem(new DirectoryInfo(_folder.Keys));
            if (onPostgreSql)
            {
                builder.UsePostgreSql(options =>
                {
                    options.ConnectionString = _site.ConnectionString(_site.ControlDatabase);
                    options.TenantDatabasePrefix = _site.Prefix;
                });
            }
            else
            {
                builder.UseSqlite(options => options.DataFolder = _folder.Data);
            }
        });
        _hosts.Add(host);
        return host;
    }

    private void ReplaceKey() => Keys(manager => manager.CreateNewKey(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(90)));

    private void RevokeFirstKey() => Keys(manager => manager.RevokeKey(manager.GetAllKeys().MinBy(key => key.CreationDate)!.KeyId, "test"));

    private void Keys(Action<IKeyManager> change)
    {
        var services = new ServiceCollection();
        services.AddDataProtection().SetApplicationName("tests").PersistKeysToFileSystem(new DirectoryInfo(_folder.Keys));
        using var provider = services.BuildServiceProvider();
        change(provider.GetRequiredService<IKeyManager>());
    }
}
