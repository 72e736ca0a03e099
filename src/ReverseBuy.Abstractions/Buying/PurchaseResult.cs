namespace ReverseBuy.Buying;

/// <summary>What became of a create call that was answered. A closed set: <see cref="Placed"/>, <see cref="Refused"/>.</summary>
public abstract record PurchaseResult
{
    private PurchaseResult()
    {
    }

    /// <summary>The marketplace made one or more orders of it.</summary>
    /// <param name="Orders">The upstream orders, as far as the answer described them; read them back for the rest.</param>
    /// <param name="RefusedLines">Lines that were left out, if any.</param>
    public sealed record Placed(IReadOnlyList<PlacedUpstreamOrder> Orders, IReadOnlyList<PurchaseRefusal> RefusedLines) : PurchaseResult;

    /// <summary>Nothing was bought, for a definite reason.</summary>
    /// <param name="Refusal">Why.</param>
    public sealed record Refused(PurchaseRefusal Refusal) : PurchaseResult;
}
