using System.Security.Cryptography;
using System.Text.Json;
using ReverseBuy.EntityFrameworkCore.Archives;

namespace ReverseBuy.EntityFrameworkCore;

/// <summary>For providers: copies a tenant's database to another one of the same tenant and schema, secrets included, row by row.</summary>
public static class TenantDbContextCopy
{
    /// <summary>Copies all rows into an empty database. Leases are copied as free.</summary>
    /// <param name="source">The database, as it is at one moment.</param>
    /// <param name="target">The other one, being written.</param>
    /// <param name="databases">The provider.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A task that ends when all are written; whoever began the write commits it.</returns>
    public static async ValueTask CopyToAsync(this TenantDbContext source, TenantDbContext target, IDatabaseProvider databases, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(databases);
        foreach (var table in ArchiveTable.AllOf(target))
        {
            var insert = await TableRows.BeginInsertAsync(target, table, cancellationToken).ConfigureAwait(false);
            await using (insert.ConfigureAwait(false))
            {
                await foreach (var row in TableRows.ReadAsync(source, table, cancellationToken).ConfigureAwait(false))
                {
                    await TableRows.RunAsync(insert, row, cancellationToken).ConfigureAwait(false);
                }
            }

            foreach (var column in table.Columns.Where(column => column.IsNumbered))
            {
                await databases.GoOnNumberingAsync(target, table.Name, column.Name, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Counts up all rows of a database.</summary>
    /// <param name="context">The database, as it is at one moment.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The SHA-256, in hexadecimal digits: equal where every table has the same rows.</returns>
    public static async ValueTask<string> ChecksumAsync(this TenantDbContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var line = new System.Buffers.ArrayBufferWriter<byte>();
        foreach (var table in ArchiveTable.AllOf(context))
        {
            await foreach (var row in TableRows.ReadAsync(context, table, cancellationToken).ConfigureAwait(false))
            {
                line.ResetWrittenCount();
                using (var json = new Utf8JsonWriter(line))
                {
                    json.WriteStartArray();
                    json.WriteStringValue(table.Name);
                    foreach (var value in row)
                    {
                        ArchiveColumn.Write(json, value);
                    }

                    json.WriteEndArray();
                }

                hash.AppendData(line.WrittenSpan);
            }
        }

        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }
}
