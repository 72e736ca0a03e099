using System.Text.Json;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Alibaba1688.Gateway;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Alibaba1688.Catalogue;

/// <summary>Uploads the picture, then searches by the id that it got there.</summary>
internal sealed class Alibaba1688ImageSearch(Alibaba1688Gateway gateway, Alibaba1688Options options) : IImageSearch
{
    public async ValueTask<SearchPage> SearchAsync(ConnectorContext context, ImageQuery query, CancellationToken cancellationToken)
    {
        PictureKind.Check(query.Image.Span, options.LargestImage);
        var upload = JsonText.Object(writer => writer.WriteBase64String("imageBase64", query.Image.Span));
        var imageId = await gateway.CallAsync(
            context,
            Alibaba1688Operation.ImageUpload,
            [new("uploadImageParam", upload)],
            ReadImageId,
            cancellationToken).ConfigureAwait(false);
        var question = JsonText.Object(writer =>
        {
            writer.WriteString("imageId", imageId);
            OfferQuestion.WritePage(writer, options, query.Page, query.PageSize);
        });
        return await gateway.CallAsync(
            context,
            Alibaba1688Operation.ImageSearch,
            [new("offerQueryParam", question)],
            answer => OfferPage.Read(Alibaba1688Operation.ImageSearch, answer, query.Page),
            cancellationToken).ConfigureAwait(false);
    }

    // "0" is what a picture gets that the platform could not read; no search by it finds anything.
    internal static string ReadImageId(WireValue answer) =>
        TolerantJson.TextOf(CrossBorderEnvelope.Open(Alibaba1688Operation.ImageUpload, answer)) is { } id and not "0"
            ? id
            : throw new JsonException("An uploaded picture has no id.");
}
