namespace ReverseBuy.Inventory;

/// <summary>What is known of the freight of a quote. A closed set: <see cref="Known"/>, <see cref="NotEstimated"/>, <see cref="Unknown"/>.</summary>
public abstract record QuotedFreight
{
    private QuotedFreight()
    {
    }

    /// <summary>The marketplace's estimate.</summary>
    /// <param name="Amount">The freight, in the currency of the goods; nothing when the seller bears it.</param>
    public sealed record Known(Money Amount) : QuotedFreight;

    /// <summary>The marketplace estimates no freight before an order is made.</summary>
    public sealed record NotEstimated : QuotedFreight;

    /// <summary>The marketplace estimates freight, and did not for this offer.</summary>
    /// <param name="Reason">Why, in words for an operator.</param>
    public sealed record Unknown(string Reason) : QuotedFreight;
}
