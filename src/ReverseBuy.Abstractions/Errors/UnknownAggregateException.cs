namespace ReverseBuy;

/// <summary>An order, purchase order, package or parcel was named that the tenant does not have.</summary>
public sealed class UnknownAggregateException : ReverseBuyException
{
    /// <summary>Makes an exception.</summary>
    /// <param name="kind">What was named, such as <c>order</c>.</param>
    /// <param name="id">Its id.</param>
    public UnknownAggregateException(string kind, string id)
        : base("order.unknown", $"The tenant has no {kind} '{id}'. Look at the id, and at the tenant that was entered.")
    {
        Kind = kind;
        Id = id;
    }

    /// <summary>What was named.</summary>
    public string Kind { get; }

    /// <summary>Its id.</summary>
    public string Id { get; }
}
