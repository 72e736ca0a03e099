using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;

namespace ReverseBuy.EntityFrameworkCore.Following;

internal sealed class FollowingCursorRow
{
    public MarketplaceId Marketplace { get; set; }

    public BuyingAccountId Account { get; set; }

    public string Way { get; set; } = string.Empty;

    public DateTimeOffset Until { get; set; }
}
