using System.Security.Cryptography;
using System.Text;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;

namespace ReverseBuy.Following;

/// <summary>What tells a received message from all others of its tenant.</summary>
public sealed record ReceivedKey
{
    /// <summary>The longest id of a message; marketplaces' own are far shorter.</summary>
    public const int MaximumMessageIdLength = 200;

    /// <summary>Makes a key.</summary>
    /// <param name="marketplace">Who told.</param>
    /// <param name="account">The buying account that was told: ids of two accounts' messages may be the same.</param>
    /// <param name="messageId">The marketplace's id of the message, or a hash where it gives none; compared ordinally.</param>
    /// <exception cref="ArgumentException">The id is empty, or longer than <see cref="MaximumMessageIdLength"/>.</exception>
    public ReceivedKey(MarketplaceId marketplace, BuyingAccountId account, string messageId)
    {
        ArgumentException.ThrowIfNullOrEmpty(messageId);
        if (messageId.Length > MaximumMessageIdLength)
        {
            throw new ArgumentException($"The id of a message has {messageId.Length} characters; keep a hash of one that is longer than {MaximumMessageIdLength}.", nameof(messageId));
        }

        (Marketplace, Account, MessageId) = (marketplace, account, messageId);
    }

    /// <summary>Makes a key of an id of any length: one that is too long is replaced by its hash.</summary>
    /// <param name="marketplace">Who told.</param>
    /// <param name="account">The buying account that was told.</param>
    /// <param name="messageId">The marketplace's id of the message.</param>
    /// <returns>The key.</returns>
    public static ReceivedKey Of(MarketplaceId marketplace, BuyingAccountId account, string messageId)
    {
        ArgumentException.ThrowIfNullOrEmpty(messageId);
        return new ReceivedKey(
            marketplace,
            account,
            messageId.Length <= MaximumMessageIdLength ? messageId : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(messageId))));
    }

    /// <summary>Who told.</summary>
    public MarketplaceId Marketplace { get; }

    /// <summary>The buying account that was told.</summary>
    public BuyingAccountId Account { get; }

    /// <summary>The marketplace's id of the message, or a hash where it gives none.</summary>
    public string MessageId { get; }
}
