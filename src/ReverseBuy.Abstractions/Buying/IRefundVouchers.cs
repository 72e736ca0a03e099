using ReverseBuy.Connectors;

namespace ReverseBuy.Buying;

/// <summary>Takes pictures that prove a claim, for refunds whose reason asks for them. Implemented by connectors; thread-safe.</summary>
public interface IRefundVouchers
{
    /// <summary>
    /// Uploads a picture. It belongs to no refund until one names it in <see cref="RefundRequest.Vouchers"/>, so that sending it again changes
    /// nothing that matters: ReadOnly upstream.
    /// </summary>
    /// <param name="context">For whom and with which account.</param>
    /// <param name="picture">The picture's bytes; connectors tell which kinds and how many bytes. No personal data.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Where the marketplace keeps it.</returns>
    /// <exception cref="ArgumentException">The picture is of another kind or too large; nothing was sent.</exception>
    /// <exception cref="MarketplaceException">The marketplace refused or could not be reached.</exception>
    ValueTask<Uri> UploadAsync(ConnectorContext context, ReadOnlyMemory<byte> picture, CancellationToken cancellationToken);
}
