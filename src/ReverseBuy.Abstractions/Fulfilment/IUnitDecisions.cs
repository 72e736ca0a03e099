using ReverseBuy.Orders;

namespace ReverseBuy.Fulfilment;

/// <summary>Decides what becomes of units that arrived wrong, did not arrive, or are not wanted any more.</summary>
/// <remarks>A facade: it works for the tenant that the caller has entered. Thread-safe; commands may be repeated with their key.</remarks>
public interface IUnitDecisions
{
    /// <summary>Carries a decision out.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="command">The command's key and actor. A customer may send back from stock within the return window only.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The order after the command.</returns>
    /// <exception cref="UnknownAggregateException">The tenant has no such order or line.</exception>
    /// <exception cref="OrderTransitionException">It cannot be decided so for units in this bucket, fewer are there, or the return window is over.</exception>
    ValueTask<Receipt> DecideAsync(DecideUnits decision, Command command, CancellationToken cancellationToken = default);
}
