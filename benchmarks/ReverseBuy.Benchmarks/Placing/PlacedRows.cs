namespace ReverseBuy.Benchmarks.Placing;

/// <summary>What stands in the tables.</summary>
/// <param name="Orders">Orders.</param>
/// <param name="Lines">Their lines.</param>
/// <param name="Holds">Held stock.</param>
/// <param name="Transitions">Entries of the history.</param>
/// <param name="Charges">Entries of money.</param>
/// <param name="Events">Events that wait to be published.</param>
/// <param name="Timers">Ends of payment windows.</param>
/// <param name="Keys">Idempotency keys.</param>
internal sealed record PlacedRows(long Orders, long Lines, long Holds, long Transitions, long Charges, long Events, long Timers, long Keys);
