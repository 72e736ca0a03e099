using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;

namespace ReverseBuy.EntityFrameworkCore.Credentials;

internal sealed class CredentialRow
{
    public MarketplaceId Marketplace { get; set; }

    public BuyingAccountId Account { get; set; }

    /// <summary>The encrypted credentials (see <see cref="CredentialProtection"/>).</summary>
    public byte[] Ciphertext { get; set; } = [];
}
