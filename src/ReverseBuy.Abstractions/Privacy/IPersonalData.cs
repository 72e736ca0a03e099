namespace ReverseBuy.Privacy;

/// <summary>
/// Erases what is known of one customer, for those who run the host: whoever it is about may ask for it. It works for any tenant, also for one that is suspended. Thread-safe.
/// </summary>
public interface IPersonalData
{
    /// <summary>
    /// Erases a customer's recipients, the photos of their packages, and all words that somebody wrote about their orders, packages, parcels and found items. Goods, money and times stay, under
    /// the customer's id: books have to. It can be repeated, does nothing then, and goes on where it was broken off.
    /// </summary>
    /// <param name="tenant">The tenant whose customer it is.</param>
    /// <param name="request">Whose data, and who has it erased.</param>
    /// <param name="cancellationToken">Ends the wait; what was erased stays erased.</param>
    /// <returns>What was erased and what is kept, or what the data is still needed for.</returns>
    /// <exception cref="UnknownTenantException">The tenant has no database.</exception>
    ValueTask<ErasePersonalDataResult> EraseAsync(TenantId tenant, ErasePersonalData request, CancellationToken cancellationToken = default);
}
