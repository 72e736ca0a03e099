using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using ReverseBuy.Messaging;

namespace ReverseBuy.Inventory.Loading;

/// <summary>
/// Lets one node at a time ask upstream for a listing that none has. It saves calls and guards nothing: when no lease is to be had, each node asks once.
/// </summary>
internal sealed class ColdMissLease(ILeases leases, InventoryOptions options, TimeProvider time, ILogger<ColdMissLease> logger)
{
    // Leases are kept by name for ever: a name for each listing would fill the database. Two listings that share one wait for each other, which costs little.
    private const int Names = 512;

    public async ValueTask<ColdMissTurn> TakeAsync(SnapshotKey key)
    {
        if (options.ColdMissLease == TimeSpan.Zero)
        {
            return ColdMissTurn.Alone;
        }

        using var patience = new CancellationTokenSource(options.ColdMissLease, time);
        try
        {
            return new ColdMissTurn(await leases.AcquireAsync(key.Tenant, NameOf(key), options.ColdMissLease, patience.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            Log.NoTurn(logger, key.Listing, key.Tenant, "another node is still asking");
        }
        catch (ReverseBuyException exception)
        {
            Log.NoTurn(logger, key.Listing, key.Tenant, exception.Code);
        }

        return ColdMissTurn.Alone;
    }

    // The same in every process, which no hash code of .NET is.
    private static string NameOf(SnapshotKey key)
    {
        var text = string.Join('\n', key.Account, key.Listing.Marketplace, key.Listing.Value);
        var hash = BinaryPrimitives.ReadUInt32LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        return string.Create(CultureInfo.InvariantCulture, $"cold-miss-{hash % Names}");
    }
}
