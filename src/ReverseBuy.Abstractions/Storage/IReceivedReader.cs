using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Following;

namespace ReverseBuy.Storage;

/// <summary>Reads what marketplaces told and was not followed yet.</summary>
public interface IReceivedReader
{
    /// <summary>Lists what is to be followed, the longest due first.</summary>
    /// <param name="now">The moment up to which it is due.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The messages.</returns>
    ValueTask<IReadOnlyList<ReceivedMessage>> ListDueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken);

    /// <summary>Finds out when the next one is due.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The earliest moment, which may have passed; <see langword="null"/> when all was followed.</returns>
    ValueTask<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken);

    /// <summary>Reads how far changes were asked for.</summary>
    /// <param name="marketplace">Who was asked.</param>
    /// <param name="account">For which buying account.</param>
    /// <param name="way">In which way.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The cursor, or <see langword="null"/> when nothing was asked for in this way.</returns>
    ValueTask<FollowingCursor?> FindCursorAsync(MarketplaceId marketplace, BuyingAccountId account, string way, CancellationToken cancellationToken);
}
