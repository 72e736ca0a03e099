using System.Text.Json;
using ReverseBuy.Buying;
using ReverseBuy.Connectors.Alibaba1688.Gateway;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Alibaba1688.Buying;

/// <summary>Uploads pictures for refunds by <c>uploadRefundVoucher</c>, the one interface that takes a file; it is not signed.</summary>
internal sealed class Alibaba1688RefundVouchers(Alibaba1688Gateway gateway) : IRefundVouchers
{
    // "Less than 1 MB", and the smaller reading of it is safe.
    private const int Largest = 1_000_000;

    public async ValueTask<Uri> UploadAsync(ConnectorContext context, ReadOnlyMemory<byte> picture, CancellationToken cancellationToken)
    {
        if (picture.Length >= Largest || !picture.Span.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
        {
            throw new ArgumentException(
                $"1688 takes JPEG pictures of less than {Largest} bytes as vouchers. This one has {picture.Length}. Convert it or scale it down.",
                nameof(picture));
        }

        return await gateway.CallAsync(
            context,
            Alibaba1688Operation.UploadVoucher,
            [],
            Read,
            cancellationToken,
            new OutgoingFile("imageData", "voucher.jpg", "image/jpeg", picture)).ConfigureAwait(false);
    }

    internal static Uri Read(WireValue answer)
    {
        var place = CrossBorderEnvelope.Open(Alibaba1688Operation.UploadVoucher, answer);
        var (domain, path) = (place.Text("imageDomain"), place.Text("imageRelativeUrl"));
        if (domain is null || path is null)
        {
            throw new JsonException("An uploaded voucher has no address.");
        }

        // The domain comes with a scheme or without one.
        var start = domain.Contains("//", StringComparison.Ordinal) ? domain : "//" + domain;
        return ImageAddress.Read($"{start.TrimEnd('/')}/{path.TrimStart('/')}") ?? throw new JsonException("The address of an uploaded voucher is none.");
    }
}
