namespace ReverseBuy.Buying;

/// <summary>What a purchase would cost. A closed set: <see cref="Buyable"/>, <see cref="Refused"/>.</summary>
public abstract record PurchasePreview
{
    private PurchasePreview()
    {
    }

    /// <summary>It can be bought.</summary>
    /// <param name="GoodsTotal">What the goods cost.</param>
    /// <param name="Freight">Domestic freight to the warehouse.</param>
    /// <param name="OrderCount">How many upstream orders it would become.</param>
    public sealed record Buyable(Money GoodsTotal, Money Freight, int OrderCount) : PurchasePreview
    {
        /// <summary>What would be paid.</summary>
        public Money Total => GoodsTotal + Freight;
    }

    /// <summary>It cannot be bought as it is.</summary>
    /// <param name="Refusal">Why.</param>
    public sealed record Refused(PurchaseRefusal Refusal) : PurchasePreview;
}
