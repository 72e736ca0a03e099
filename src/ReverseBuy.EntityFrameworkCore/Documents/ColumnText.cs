using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ReverseBuy.EntityFrameworkCore.Documents;

/// <summary>Reads small values that lie in a column as JSON.</summary>
internal static class ColumnText
{
    public static TValue Read<TDocument, TValue>(string text, JsonTypeInfo<TDocument> form, Func<TDocument, TValue> read)
        where TDocument : class
    {
        try
        {
            return read(JsonSerializer.Deserialize(text, form) ?? throw new JsonException("The document is null."));
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            throw new ReverseBuyException(
                "storage.document_unreadable",
                $"A column of the tenant's database does not hold a {typeof(TValue).Name}. Restore the tenant's database from a backup.",
                exception);
        }
    }
}
