using System.Text;
using Microsoft.EntityFrameworkCore;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Orders;

namespace ReverseBuy.EntityFrameworkCore.Tests.Credentials;

public sealed class SqliteCredentialStoreTests : CredentialStoreSuite
{
    private const string Token1 = "token-0f9c7a51d2";
    private const string Token2 = "refresh-77be3390aa";
    private readonly TemporaryFolder _suiteFolder = new();
    private readonly TemporaryFolder _folder = new();
    private SqliteHost? _host;

    private static AccountCredentials Credentials => new(Token1) { RefreshToken = Token2, ExpiresAt = Samples.Noon };

    protected override async ValueTask OnDisposeAsync()
    {
        await _host!.DisposeAsync();
        _suiteFolder.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Credentials_come_back_after_a_restart()
    {
        await using (var host = new SqliteHost(_folder))
        {
            await SaveAsync(host, Samples.Anna);
        }

        await using var restarted = new SqliteHost(_folder);
        Assert.Equal(Credentials, await FindAsync(restarted, Samples.Anna));
    }

    [Fact]
    public async Task No_token_lies_readable_in_any_file_open_or_closed()
    {
        await using (var host = new SqliteHost(_folder))
        {
            await SaveAsync(host, Samples.Anna);
            Assert.Contains(Directory.GetFiles(_folder.Data, "*-wal", SearchOption.AllDirectories), file => new FileInfo(file).Length > 0);
            AssertNoTokenIn(_folder.Data);
        }

        AssertNoTokenIn(_folder.Data);
    }

    [Theory]
    [InlineData("boris", "1688", "main")]
    [InlineData("anna", "taobao", "main")]
    [InlineData("anna", "1688", "second")]
    public async Task A_row_copied_elsewhere_does_not_decrypt(string tenant, string marketplace, string account)
    {
        await using var host = new SqliteHost(_folder);
        await SaveAsync(host, Samples.Anna);
        await host.TenantDatabase.PrepareAsync(Samples.Boris, Token);
        var stolen = await ProtectedOfAnnaAsync(host);
        await using (var write = await host.Databases.WriteTenantAsync(new TenantId(tenant), Token))
        {
            await write.Context.Database.ExecuteSqlAsync(
                $"INSERT INTO credentials (marketplace, account, ciphertext) VALUES ({marketplace}, {account}, {stolen})",
                Token);
            await write.CommitAsync(Token);
        }

        var fault = await Assert.ThrowsAsync<ReverseBuyException>(() => host.Credentials
            .FindAsync(new TenantId(tenant), new MarketplaceId(marketplace), new BuyingAccountId(account), Token)
            .AsTask());
        Assert.Equal("credentials.undecryptable", fault.Code);
        Assert.DoesNotContain(Token1, fault.ToString(), StringComparison.Ordinal);

        // As the message says: connecting it again mends it.
        await host.Credentials.SaveAsync(new TenantId(tenant), new MarketplaceId(marketplace), new BuyingAccountId(account), Credentials, new Actor(ActorKind.Host, "test"), Token);
        Assert.Equal(Credentials, await host.Credentials.FindAsync(new TenantId(tenant), new MarketplaceId(marketplace), new BuyingAccountId(account), Token));
    }

    protected override async ValueTask<ICredentialStore> MakeAsync(IReadOnlyList<TenantId> tenants)
    {
        _host = new SqliteHost(_suiteFolder);
        foreach (var tenant in tenants)
        {
            await _host.TenantDatabase.PrepareAsync(tenant, Token);
        }

        return _host.Credentials;
    }

    private static async Task<byte[]> ProtectedOfAnnaAsync(SqliteHost host)
    {
        await using var context = await host.Databases.ReadTenantAsync(Samples.Anna, Token);
        return await context.Database.SqlQuery<byte[]>($"SELECT ciphertext AS Value FROM credentials").SingleAsync(Token);
    }

    private static void AssertNoTokenIn(string folder)
    {
        var files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)).ToList();
        Assert.Contains(files, file => file.EndsWith("anna.db", StringComparison.Ordinal));
        foreach (var file in files)
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            foreach (var encoding in new[] { Encoding.UTF8, Encoding.Unicode })
            {
                Assert.Equal(-1, bytes.AsSpan().IndexOf(encoding.GetBytes(Token1)));
                Assert.Equal(-1, bytes.AsSpan().IndexOf(encoding.GetBytes(Token2)));
            }
        }
    }

    private static ValueTask<AccountCredentials?> FindAsync(SqliteHost host, TenantId tenant) =>
        host.Credentials.FindAsync(tenant, Samples.Marketplace, Samples.Account, Token);

    private static async Task SaveAsync(SqliteHost host, TenantId tenant)
    {
        await host.TenantDatabase.PrepareAsync(tenant, Token);
        await host.Credentials.SaveAsync(tenant, Samples.Marketplace, Samples.Account, Credentials, new Actor(ActorKind.Host, "test"), Token);
    }
}
