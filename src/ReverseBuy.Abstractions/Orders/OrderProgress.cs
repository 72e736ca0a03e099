namespace ReverseBuy.Orders;

/// <summary>How far the units of an order are.</summary>
/// <param name="Node">The node of the least advanced live unit.</param>
/// <param name="IsPartly">Whether other live units are ahead of it.</param>
public readonly record struct OrderProgress(OrderState Node, bool IsPartly)
{
    /// <summary>Finds the node of an order's units.</summary>
    /// <param name="units">The units of each line.</param>
    /// <returns>The progress, or <see langword="null"/> when no unit is live: the node then stays as it was.</returns>
    public static OrderProgress? Of(IEnumerable<Units> units)
    {
        ArgumentNullException.ThrowIfNull(units);
        OrderState? least = null;
        OrderState? most = null;
        foreach (var bucket in units.SelectMany(line => line.Counts).Select(entry => entry.Key))
        {
            if (NodeOf(bucket) is not { } node)
            {
                continue;
            }

            least = least is null || node < least ? node : least;
            most = most is null || node > most ? node : most;
        }

        return least is { } reached ? new OrderProgress(reached, most != least) : null;
    }

    // The nodes are declared in the order in which goods go through them.
    private static OrderState? NodeOf(UnitBucket bucket) => bucket switch
    {
        UnitBucket.Pending or UnitBucket.Purchasing or UnitBucket.Purchased => OrderState.InProcurement,
        UnitBucket.InStock or UnitBucket.Quarantined or UnitBucket.Missing => OrderState.InStock,
        UnitBucket.Packing => OrderState.InPackaging,
        UnitBucket.Shipped => OrderState.Shipped,
        UnitBucket.Delivered => OrderState.Delivered,
        _ => null,
    };
}
