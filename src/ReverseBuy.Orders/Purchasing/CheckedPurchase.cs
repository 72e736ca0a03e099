using ReverseBuy.Buying;
using ReverseBuy.Inventory;

namespace ReverseBuy.Orders.Purchasing;

/// <summary>What the look right before buying found. A closed set.</summary>
internal abstract record CheckedPurchase
{
    private CheckedPurchase()
    {
    }

    /// <summary>It can be bought like this, going by the stock that was observed.</summary>
    public sealed record Ready(PurchaseRequest Request, IReadOnlyList<StockObservation> Observations) : CheckedPurchase;

    /// <summary>It cannot be told now.</summary>
    public sealed record Later(string Reason) : CheckedPurchase;

    /// <summary>It is not bought as it was ordered.</summary>
    public sealed record Never(string Reason, IReadOnlyList<DecidedLine> Lines) : CheckedPurchase
    {
        /// <summary>The marketplace's own refusal, where it was not the lines that differ.</summary>
        public PurchaseRefusal? Refusal { get; init; }
    }
}
