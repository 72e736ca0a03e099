namespace ReverseBuy.Tenancy;

/// <summary>The servers that a storage can keep tenants' databases on. Storage providers with more than one implement it; thread-safe; every operation may be repeated.</summary>
public interface ITenantServers
{
    /// <summary>The names that the options give them, beside the storage's own server, which has none.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>Closes a tenant's database to everybody, copies it to another server as it is then, and compares the two. It stays closed.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="from">The server it is on.</param>
    /// <param name="to">The server to copy it to. What a broken-off copy left there is replaced.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A task that ends when the copy is known to be equal.</returns>
    ValueTask CopyAsync(TenantId tenant, string? from, string? to, CancellationToken cancellationToken);

    /// <summary>Opens a tenant's database again that was closed for copying.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="server">The server it is on.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A task that ends when it can be used.</returns>
    ValueTask ReopenAsync(TenantId tenant, string? server, CancellationToken cancellationToken);

    /// <summary>Drops a tenant's database from a server it is not used on.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="server">The server.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A task that ends when it is gone.</returns>
    ValueTask DropAsync(TenantId tenant, string? server, CancellationToken cancellationToken);
}
