using ReverseBuy.Catalogue;

namespace ReverseBuy.Buying;

/// <summary>A definite business refusal of a purchase, or of one of its lines.</summary>
/// <param name="Reason">What it means.</param>
/// <param name="MarketplaceCode">The marketplace's own code.</param>
/// <param name="Message">The marketplace's own words, for a person.</param>
public sealed record PurchaseRefusal(PurchaseRefusalReason Reason, string MarketplaceCode, string Message)
{
    /// <summary>The line it concerns; <see langword="null"/> when it concerns the whole purchase.</summary>
    public SkuId? Sku { get; init; }
}
