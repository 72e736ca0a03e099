namespace ReverseBuy.Procurement;

/// <summary>
/// Decides whether a purchase waits for lines of other orders, such as to reach a seller's minimum or a mixed batch. Lines of the same marketplace, account,
/// seller and warehouse that are approved meanwhile join it. Hosts replace it with their own; by default nothing waits.
/// </summary>
/// <remarks>Thread-safe. It is asked while a unit of work is open: it must not call anybody.</remarks>
public interface IPurchaseGrouping
{
    /// <summary>Decides how long a purchase waits at most, counted from its planning. It is asked again for each order that joins.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="planned">The purchase as it would be made now, with all that has joined.</param>
    /// <returns>How long; <see cref="TimeSpan.Zero"/> to buy it now.</returns>
    TimeSpan WindowOf(TenantId tenant, PurchaseOrder planned);
}
