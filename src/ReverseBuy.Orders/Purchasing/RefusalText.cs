using ReverseBuy.Buying;

namespace ReverseBuy.Orders.Purchasing;

internal static class RefusalText
{
    /// <summary>A refusal for an operator. The marketplace's own words are left out: they may quote the address that was sent.</summary>
    public static string Of(PurchaseRefusal refusal) => $"The marketplace refused: {refusal.Reason} ({refusal.MarketplaceCode}).";
}
