using System.Text.Json;
using Microsoft.Extensions.Options;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Http;
using ReverseBuy.Connectors.Taobao.Gateway;

namespace ReverseBuy.Connectors.Taobao.Catalogue;

/// <summary>
/// Searches by picture: uploads it, then asks by the id it got. The platform answers everything it found, at most 100, in one page, and so do we
/// whatever size of page was asked for.
/// </summary>
internal sealed class TaobaoImageSearch(TaobaoGateway gateway, IOptions<TaobaoOptions> options) : IImageSearch
{
    private const int LargestPicture = 3 * 1024 * 1024;

    private readonly TaobaoOptions _options = options.Value;

    public async ValueTask<SearchPage> SearchAsync(ConnectorContext context, ImageQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(query);
        Check(query);
        if (query.Page > 1)
        {
            return new SearchPage([], HasMore: false);
        }

        var image = await gateway.CallAsync(
            context,
            TaobaoOperation.UploadImage,
            [new("image_base64", Convert.ToBase64String(query.Image.Span))],
            ImageOf,
            cancellationToken).ConfigureAwait(false);
        return await gateway.CallAsync(
            context,
            TaobaoOperation.SearchByImage,
            [new("image_id", image), new("language", _options.Language ?? string.Empty)],
            PageOf,
            cancellationToken).ConfigureAwait(false);
    }

    private static void Check(ImageQuery query)
    {
        if (query.Image.Length > LargestPicture || !IsPicture(query.Image.Span))
        {
            throw new ArgumentException("Taobao takes pictures of at most 3 MB that are JPEG, PNG or WebP. Shrink or convert the picture.", nameof(query));
        }
    }

    private static bool IsPicture(ReadOnlySpan<byte> image) =>
        image is [0xFF, 0xD8, 0xFF, ..]
        || image is [0x89, (byte)'P', (byte)'N', (byte)'G', ..]
        || (image.StartsWith("RIFF"u8) && image.Length >= 12 && image[8..12].SequenceEqual("WEBP"u8));

    private static string ImageOf(TaobaoAnswer answer) =>
        answer.RequireData().Text("image_id") ?? throw new JsonException("The uploaded picture has no id.");

    private SearchPage PageOf(TaobaoAnswer answer)
    {
        // A bare list, where the search by keyword has one inside its data.
        _ = answer.RequireData();
        return new SearchPage(TaobaoHitReader.Read(answer.Layer.List("data"), _options.SearchPriceUnit), HasMore: false);
    }
}
