namespace ReverseBuy.Inventory;

/// <summary>Order-time verification for a tenant that is named: what <see cref="IShadowInventory.VerifyAsync"/> does for the current one. Thread-safe.</summary>
public interface IOrderVerification
{
    /// <summary>Asks upstream, right now, whether lines are still as the customer saw them, until the deadline of the options.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="request">The lines.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The typed difference of each line, with evidence.</returns>
    /// <exception cref="ArgumentException">No line, a SKU twice, or a named account with lines of several marketplaces.</exception>
    ValueTask<Verification> VerifyAsync(TenantId tenant, VerificationRequest request, CancellationToken cancellationToken);
}
