using System.Text;
using Microsoft.EntityFrameworkCore;
using ReverseBuy.Fulfilment;

namespace ReverseBuy.EntityFrameworkCore.Tests.Recipients;

/// <summary>What customs want to know of somebody is nobody else's to read.</summary>
public sealed class RecipientProtectionTests : IDisposable
{
    private static readonly RecipientId Id = new(new Guid("0193a000-0000-7000-8000-000000000001"));
    private static readonly Recipient Anna = new(
        Id,
        new CustomerId("customer-1"),
        Samples.Noon,
        new ImportData { Name = "Anna Zauberwald", AddressLines = ["Hauptstrasse 7"], City = "Quedlinburg", Country = "DE", CustomsNumber = "DE4711" });

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Nothing_of_it_lies_readable_in_any_file()
    {
        await using var host = await SavedAsync();

        foreach (var file in Directory.GetFiles(_folder.Data, "*.db*", SearchOption.AllDirectories))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = new MemoryStream();
            await stream.CopyToAsync(copy, Token);
            foreach (var secret in new[] { "Zauberwald", "Hauptstrasse", "Quedlinburg", "DE4711" })
            {
                Assert.True(copy.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)) < 0, $"{Path.GetFileName(file)} holds {secret}.");
            }
        }
    }

    [Fact]
    public async Task A_row_copied_under_another_id_does_not_decrypt_and_the_error_tells_nothing_of_it()
    {
        await using var host = await SavedAsync();
        var other = new RecipientId(new Guid("0193a000-0000-7000-8000-000000000002"));
        await using (var write = await host.Databases.WriteTenantAsync(Samples.Anna, Token))
        {
            var row = await write.Context.Recipients.AsNoTracking().SingleAsync(Token);
            row.Id = other;
            write.Context.Recipients.Add(row);
            await write.Context.SaveChangesAsync(Token);
            await write.CommitAsync(Token);
        }

        await using var view = await host.Storage.ReadAsync(Samples.Anna, Token);
        var error = await Assert.ThrowsAsync<ReverseBuyException>(async () => await view.Recipients.FindAsync(other, Token));

        Assert.Equal("recipients.undecryptable", error.Code);
        Assert.DoesNotContain("Zauberwald", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(Anna.Data.Name, (await view.Recipients.FindAsync(Id, Token))!.Data.Name);
    }

    private async Task<SqliteHost> SavedAsync()
    {
        var host = new SqliteHost(_folder);
        await host.TenantDatabase.PrepareAsync(Samples.Anna, Token);
        await using var unit = await host.Storage.BeginAsync(Samples.Anna, Token);
        await unit.Recipients.AddAsync(Anna, Token);
        await unit.CommitAsync(Token);
        return host;
    }
}
