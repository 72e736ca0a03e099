using Microsoft.EntityFrameworkCore;
using ReverseBuy;

namespace HostStorage;

/// <summary>Where the host keeps its customers: one file each, as it always did.</summary>
/// <param name="folder">The folder of the files.</param>
public sealed class ShopDatabases(string folder)
{
    /// <summary>The file of a customer.</summary>
    /// <param name="tenant">The customer; its id has no character that could lead out of the folder.</param>
    /// <returns>The path.</returns>
    public string FileOf(TenantId tenant) => Path.Combine(folder, $"shop-{tenant}.db");

    /// <summary>Opens the host's own tables.</summary>
    /// <param name="tenant">The customer.</param>
    /// <returns>A context of the caller's own.</returns>
    public ShopContext Open(TenantId tenant) => new(new DbContextOptionsBuilder<ShopContext>().UseSqlite($"Data Source={FileOf(tenant)}").Options);
}
