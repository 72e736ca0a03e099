using ReverseBuy.Blobs;
using ReverseBuy.Fulfilment;
using ReverseBuy.Orders;

namespace QualityHold;

/// <summary>Where inspectors let goods go that they have seen.</summary>
public sealed class InspectorDesk(IOrderHolds holds, IPhotos photos)
{
    /// <summary>Keeps the photos and takes the hold off; the history names inspector and photos.</summary>
    /// <param name="order">The order.</param>
    /// <param name="pictures">What the inspector has photographed; at least one.</param>
    /// <param name="command">The inspector's command.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The photos.</returns>
    public async Task<IReadOnlyList<BlobId>> ReleaseAsync(OrderId order, IReadOnlyList<Stream> pictures, Command command, CancellationToken cancellationToken)
    {
        if (pictures.Count == 0)
        {
            throw new ArgumentException("Nothing is released without a photo of it.", nameof(pictures));
        }

        List<BlobId> kept = [];
        foreach (var picture in pictures)
        {
            kept.Add(await photos.AddAsync(picture, cancellationToken));
        }

        await holds.ReleaseAsync(order, HoldAtIntake.Name, command with { Reason = $"seen, photos {string.Join(", ", kept)}" }, cancellationToken);
        return kept;
    }
}
