using ReverseBuy.Buying;

namespace ReverseBuy.Fulfilment;

/// <summary>Which packages to list, the newest first.</summary>
public sealed record PackageQuery
{
    /// <summary>Only those in this state.</summary>
    public PackageState? State { get; init; }

    /// <summary>Only those that go to this warehouse or are there.</summary>
    public WarehouseId? Warehouse { get; init; }

    /// <summary>Only those that this customer has sent here without an order.</summary>
    public CustomerId? Customer { get; init; }

    /// <summary>At most so many; from 1 to 500.</summary>
    public int Limit { get; init; } = 50;
}
