using System.Text.Encodings.Web;
using System.Text.Json;
using ReverseBuy.Catalogue;

namespace ReverseBuy.EntityFrameworkCore.Snapshots;

/// <summary>The released forms in which products lie in the database. Each one ever released stays readable; the newest is written.</summary>
internal static class ProductFormat
{
    public const int Current = 1;

    // Chinese is written as it is: half the size of escapes. No document is ever put into a page, so nothing needs them.
    private static readonly SnapshotJsonContext Json =
        new(new JsonSerializerOptions(SnapshotJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static string Write(Product product) =>
        JsonSerializer.Serialize(ProductDocumentMapping.FromProduct(product), Json.ProductDocument);

    public static Product Read(int format, string document, ListingId listing)
    {
        if (format != Current)
        {
            throw new ReverseBuyException(
                "storage.format_unknown",
                $"The snapshot of listing '{listing}' has format {format}; this version reads formats up to {Current}. Run the newer version that wrote it.");
        }

        try
        {
            var read = JsonSerializer.Deserialize(document, Json.ProductDocument)
                ?? throw new JsonException("The document is null.");
            return ProductDocumentMapping.ToProduct(read);
        }
        catch (Exception exception) when (exception is JsonException or FormatException or ArgumentException)
        {
            throw new ReverseBuyException(
                "storage.document_unreadable",
                $"The snapshot of listing '{listing}' cannot be read (format {format}). Restore the tenant's database from a backup, or delete the row: it is fetched again.",
                exception);
        }
    }
}
