using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;

namespace ReverseBuy.EntityFrameworkCore.Following;

/// <summary>A message of a marketplace. Once it was followed, only that it came is left.</summary>
internal sealed class ReceivedRow
{
    public long Position { get; set; }

    public MarketplaceId Marketplace { get; set; }

    public BuyingAccountId Account { get; set; }

    public string MessageId { get; set; } = string.Empty;

    public DateTimeOffset ReceivedAt { get; set; }

    public int Failures { get; set; }

    /// <summary>When it is to be followed; <see langword="null"/> when it was.</summary>
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>The encrypted hints (see <see cref="ReceivedProtection"/>); <see langword="null"/> when it was followed.</summary>
    public byte[]? Ciphertext { get; set; }
}
