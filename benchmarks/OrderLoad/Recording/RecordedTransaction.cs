namespace ReverseBuy.OrderLoad.Recording;

/// <summary>What was done on a connection from one end of a transaction to the next.</summary>
/// <param name="Database">The database.</param>
/// <param name="Trips">The trips, in their order.</param>
/// <param name="Ending">How it ended.</param>
internal sealed record RecordedTransaction(string Database, IReadOnlyList<Trip> Trips, Ending Ending);
