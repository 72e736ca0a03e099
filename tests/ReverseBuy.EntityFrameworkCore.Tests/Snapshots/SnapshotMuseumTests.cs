using Microsoft.EntityFrameworkCore;
using ReverseBuy.Inventory;

namespace ReverseBuy.EntityFrameworkCore.Tests.Snapshots;

/// <summary>Each released form of a snapshot must stay readable. The files of the museum are never edited.</summary>
public sealed class SnapshotMuseumTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Format_1_still_reads()
    {
        var read = await ReadAsync(1, await MuseumPieceAsync("snapshot.v1.json"));
        var full = Samples.Full();
        Assert.Equivalent(full with { Category = null, Skus = [.. full.Skus.Select(sku => sku with { WeightGrams = null })] }, read!.Product, strict: true);
    }

    [Fact]
    public async Task Format_1_with_weights_still_reads()
    {
        var read = await ReadAsync(1, await MuseumPieceAsync("snapshot.v1-with-weights.json"));
        Assert.Equivalent(Samples.Full() with { Category = null }, read!.Product, strict: true);
    }

    [Fact]
    public async Task Format_1_with_categories_still_reads()
    {
        var read = await ReadAsync(1, await MuseumPieceAsync("snapshot.v1-with-categories.json"));
        Assert.Equivalent(Samples.Full(), read!.Product, strict: true);
    }

    [Fact]
    public async Task What_is_written_today_is_byte_for_byte_format_1_with_categories()
    {
        await using var host = new SqliteHost(_folder);
        await host.TenantDatabase.PrepareAsync(Samples.Anna, Token);
        await host.Snapshots.SaveAsync(Samples.Key(Samples.Anna), new Snapshot(Samples.Full(), Samples.Noon), Token);
        await using var context = await host.Databases.ReadTenantAsync(Samples.Anna, Token);
        var stored = await context.Database.SqlQuery<string>($"SELECT document AS Value FROM snapshots WHERE format = 1").SingleAsync(Token);
        Assert.Equal(await MuseumPieceAsync("snapshot.v1-with-categories.json"), stored);
    }

    [Theory]
    [InlineData(2, "{}", "storage.format_unknown")]
    [InlineData(1, "{}", "storage.document_unreadable")]
    [InlineData(1, "nothing of ours", "storage.document_unreadable")]
    public async Task What_cannot_be_read_is_a_fault_and_never_an_absent_snapshot(int format, string document, string code)
    {
        var fault = await Assert.ThrowsAsync<ReverseBuyException>(() => ReadAsync(format, document));
        Assert.Equal(code, fault.Code);
        Assert.Contains("610947572360", fault.Message, StringComparison.Ordinal);
    }

    private static async Task<string> MuseumPieceAsync(string name) =>
        (await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Museum", name), Token)).TrimEnd('\n');

    private async Task<Snapshot?> ReadAsync(int format, string document)
    {
        await using var host = new SqliteHost(_folder);
        await host.TenantDatabase.PrepareAsync(Samples.Anna, Token);
        await using (var write = await host.Databases.WriteTenantAsync(Samples.Anna, Token))
        {
            await write.Context.Database.ExecuteSqlAsync(
                $"INSERT INTO snapshots (account, marketplace, listing, captured_at, format, document) VALUES ('main', '1688', '610947572360', 0, {format}, {document})",
                Token);
            await write.CommitAsync(Token);
        }

        return await host.Snapshots.FindAsync(Samples.Key(Samples.Anna), Token);
    }
}
