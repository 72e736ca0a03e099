using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.Orders;

namespace ReverseBuy.EntityFrameworkCore.Tests;

public sealed class DataFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_second_host_on_the_folder_is_refused_until_the_first_has_gone()
    {
        await using (var first = new SqliteHost(_folder))
        {
            await first.StartAsync(Token);
            await using var second = new SqliteHost(_folder);
            var fault = await Assert.ThrowsAsync<ReverseBuyException>(() => second.StartAsync(Token));
            Assert.Equal("storage.folder_in_use", fault.Code);
            Assert.Contains(_folder.Data, fault.Message, StringComparison.Ordinal);
        }

        await using var third = new SqliteHost(_folder);
        await third.StartAsync(Token);
        Assert.True(File.Exists(Path.Combine(_folder.Data, "control.db")));
    }

    [Fact]
    public async Task A_host_that_has_gone_leaves_no_file_open()
    {
        await using (var host = new SqliteHost(_folder))
        {
            await host.StartAsync(Token);
            await host.TenantDatabase.PrepareAsync(Samples.Anna, Token);
            await host.Credentials.SaveAsync(Samples.Anna, Samples.Marketplace, Samples.Account, new("t"), new Actor(ActorKind.Host, "test"), Token);
            Assert.NotEmpty(Directory.GetFiles(_folder.Data, "*-wal", SearchOption.AllDirectories));
        }

        // The last connection to close removes the write-ahead log.
        Assert.Empty(Directory.GetFiles(_folder.Data, "*-wal", SearchOption.AllDirectories));
        Assert.Empty(Directory.GetFiles(_folder.Data, "*-shm", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_host_that_has_gone_answers_no_more()
    {
        var host = new SqliteHost(_folder);
        var tenants = host.Tenants;
        await host.StartAsync(Token);
        await host.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => tenants.ListAsync(Token).AsTask());
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public async Task Without_a_folder_the_start_fails_and_names_the_key(string? folder)
    {
        await using var host = new SqliteHost(_folder, options => options.DataFolder = folder);
        var fault = await Assert.ThrowsAsync<ConfigurationException>(() => host.StartAsync(Token));
        Assert.Contains("ReverseBuy:Sqlite:DataFolder", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(601)]
    public async Task A_busy_timeout_that_makes_no_sense_fails_the_start_and_names_the_key(int seconds)
    {
        await using var host = new SqliteHost(_folder, options => options.BusyTimeout = TimeSpan.FromSeconds(seconds));
        var fault = await Assert.ThrowsAsync<ConfigurationException>(() => host.StartAsync(Token));
        Assert.Contains("ReverseBuy:Sqlite:BusyTimeout", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_fails_the_start_and_names_it()
    {
        var file = Path.Combine(_folder.Path, "a-file");
        await File.WriteAllTextAsync(file, "in the way", Token);
        await using var host = new SqliteHost(_folder, options => options.DataFolder = file);
        var fault = await Assert.ThrowsAsync<ReverseBuyException>(() => host.StartAsync(Token));
        Assert.Equal("storage.folder_unusable", fault.Code);
        Assert.Contains(file, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_storage_is_noted_for_the_start_up_check()
    {
        await using var host = new SqliteHost(_folder);
        Assert.Equal(new SeamProvider(SeamProvider.Storage, "UseSqlite"), Assert.Single(host.Seams));
    }
}
