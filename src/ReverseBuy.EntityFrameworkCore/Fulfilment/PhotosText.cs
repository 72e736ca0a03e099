using System.Text.Json;
using ReverseBuy.Blobs;
using ReverseBuy.EntityFrameworkCore.Documents;

namespace ReverseBuy.EntityFrameworkCore.Fulfilment;

/// <summary>Photos as text: a list of their ids.</summary>
internal static class PhotosText
{
    public static string Write(IReadOnlyList<BlobId> photos) => JsonSerializer.Serialize(photos, ColumnJsonContext.Default.IReadOnlyListBlobId);

    public static IReadOnlyList<BlobId> Read(string text) =>
        ColumnText.Read<IReadOnlyList<BlobId>, IReadOnlyList<BlobId>>(text, ColumnJsonContext.Default.IReadOnlyListBlobId, photos => photos);
}
