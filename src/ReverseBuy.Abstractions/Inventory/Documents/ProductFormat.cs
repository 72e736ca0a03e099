using System.Text.Encodings.Web;
using System.Text.Json;
using ReverseBuy.Catalogue;

namespace ReverseBuy.Inventory.Documents;

/// <summary>
/// The released forms in which products are stored and shared. Each one ever released stays readable; the newest is written. For whoever brings a
/// <see cref="ISnapshotStore"/> or an <see cref="ISnapshotTier"/>. Thread-safe.
/// </summary>
public static class ProductFormat
{
    /// <summary>The number of the form that <see cref="Write"/> writes; store it beside the document.</summary>
    public const int Current = 1;

    // Chinese is written as it is: half the size of escapes. No document is ever put into a page, so nothing needs them.
    private static readonly ProductJsonContext Json =
        new(new JsonSerializerOptions(ProductJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Writes a product in the current form.</summary>
    /// <param name="product">The product.</param>
    /// <returns>JSON. It is not escaped for use in a page.</returns>
    public static string Write(Product product)
    {
        ArgumentNullException.ThrowIfNull(product);
        return JsonSerializer.Serialize(ProductDocumentMapping.FromProduct(product), Json.ProductDocument);
    }

    /// <summary>Reads a product in any released form.</summary>
    /// <param name="format">The number stored beside the document.</param>
    /// <param name="document">The document.</param>
    /// <param name="listing">Which listing it should be of; named when it cannot be read.</param>
    /// <returns>The product.</returns>
    /// <exception cref="ReverseBuyException">The form is a later version's (<c>storage.format_unknown</c>), or the document is damaged (<c>storage.document_unreadable</c>).</exception>
    public static Product Read(int format, string document, ListingId listing)
    {
        ArgumentNullException.ThrowIfNull(document);
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
