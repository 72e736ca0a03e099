using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Storage;
using ReverseBuy.Tenancy;
using ReverseBuy.Testing.Storage;
using ReverseBuy.Testing.Tenancy;

namespace ReverseBuy.EntityFrameworkCore.Tests.Control;

/// <summary>The control file while another program holds it: told as a control database on a server that is away is told.</summary>
public sealed class SqliteControlOutageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Who_is_known_goes_on_and_what_needs_the_file_is_refused_until_it_is_let_go()
    {
        await using var host = NewHost();
        await host.Get<ITenants>().OnboardAsync(Samples.Anna, "Anna", Token);

        await using (var holder = await OpenAsync())
        {
            await ExecuteAsync(holder, "BEGIN IMMEDIATE");

            var refused = await Assert.ThrowsAsync<ControlDatabaseUnavailableException>(() => host.Get<ITenants>().OnboardAsync(Samples.Boris, "Boris", Token).AsTask());
            Assert.True(refused.IsTransient);
            Assert.Equal(5, Assert.IsType<SqliteException>(refused.InnerException).SqliteErrorCode);
            Assert.Equal(Samples.Anna, (await host.Get<ITenants>().GetAsync(Samples.Anna, Token)).Id);
            await using var unit = await host.Get<ITenantStorage>().BeginAsync(Samples.Anna, Token);
            await unit.Orders.AddAsync(StorageSamples.Order(1), Token);
            await unit.CommitAsync(Token);
        }

        Assert.Equal(TenantState.Active, (await host.Get<ITenants>().OnboardAsync(Samples.Boris, "Boris", Token)).State);
    }

    [Fact]
    public async Task A_host_that_begins_meanwhile_is_told_so_when_it_reads()
    {
        await using (var before = NewHost())
        {
            await before.Get<ITenants>().OnboardAsync(Samples.Anna, "Anna", Token);
        }

        await using var host = NewHost();
        await using (var holder = await OpenAsync())
        {
            // Not even readers are let in.
            await ExecuteAsync(holder, "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; CREATE TABLE held (id INTEGER); DROP TABLE held; COMMIT; BEGIN EXCLUSIVE");

            var refused = await Assert.ThrowsAsync<ControlDatabaseUnavailableException>(() => host.Get<ITenantStore>().ListAsync(Token).AsTask());
            Assert.IsType<SqliteException>(refused.InnerException);
        }

        Assert.Equal(Samples.Anna, Assert.Single(await host.Get<ITenantStore>().ListAsync(Token)).Id);
    }

    [Fact]
    public async Task What_is_damaged_is_told_as_what_it_is()
    {
        Directory.CreateDirectory(_folder.Data);
        await File.WriteAllTextAsync(Path.Combine(_folder.Data, "control.db"), new string('x', 4096), Token);
        await using var host = NewHost();

        var failure = await Assert.ThrowsAsync<SqliteException>(() => host.Get<ITenantStore>().ListAsync(Token).AsTask());

        Assert.Equal(26, failure.SqliteErrorCode);
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string statements)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = statements;
        await command.ExecuteNonQueryAsync(Token);
    }

    private async Task<SqliteConnection> OpenAsync()
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(_folder.Data, "control.db")};Pooling=False");
        await connection.OpenAsync(Token);
        return connection;
    }

    private LifeHost NewHost() => new(builder =>
    {
        builder.Services.AddDataProtection().SetApplicationName("tests").PersistKeysToFileSystem(new DirectoryInfo(_folder.Keys));
        builder.UseSqlite(options => (options.DataFolder, options.BusyTimeout) = (_folder.Data, TimeSpan.FromMilliseconds(200)));
    });
}
