namespace ReverseBuy.Procurement;

/// <summary>
/// Decides what follows for units that were not bought: a person, another try, another listing, or nothing. Hosts replace it with their own; the default
/// tries again as often as <c>OrdersOptions.PurchaseRetries</c> says, and leaves all else to a person.
/// </summary>
/// <remarks>Thread-safe. It is asked after the fact was committed and while no unit of work is open, so that it may ask elsewhere, such as for other suppliers' prices.</remarks>
public interface IUnboughtPolicy
{
    /// <summary>Decides.</summary>
    /// <param name="unbought">The units.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What follows. Where it throws, it is asked again later.</returns>
    ValueTask<UnboughtDecision> DecideAsync(UnboughtCase unbought, CancellationToken cancellationToken);
}
