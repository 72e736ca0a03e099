using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;

namespace ReverseBuy.EntityFrameworkCore.Control;

/// <summary>Whose an account is that callbacks and feeds name.</summary>
internal sealed class RegisteredAccountRow
{
    public MarketplaceId Marketplace { get; set; }

    public string Name { get; set; } = string.Empty;

    public TenantId Tenant { get; set; }

    public BuyingAccountId Account { get; set; }
}
