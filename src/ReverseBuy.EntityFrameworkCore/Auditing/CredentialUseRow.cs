using ReverseBuy.Auditing;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;

namespace ReverseBuy.EntityFrameworkCore.Auditing;

internal sealed class CredentialUseRow
{
    public long Position { get; set; }

    public MarketplaceId Marketplace { get; set; }

    public BuyingAccountId Account { get; set; }

    public CredentialPurpose Purpose { get; set; }

    public DateTimeOffset Hour { get; set; }

    public long Count { get; set; }

    public long Refused { get; set; }
}
