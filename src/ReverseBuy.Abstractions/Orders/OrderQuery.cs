namespace ReverseBuy.Orders;

/// <summary>Which orders to list, the newest first.</summary>
public sealed record OrderQuery
{
    /// <summary>Only those of this customer.</summary>
    public CustomerId? Customer { get; init; }

    /// <summary>Only those in this state.</summary>
    public OrderState? State { get; init; }

    /// <summary>At most so many; from 1 to 500.</summary>
    public int Limit { get; init; } = 50;
}
