using ReverseBuy.Orders;

namespace ReverseBuy.EntityFrameworkCore.UnitsOfWork;

/// <summary>
/// The row of what has a state and a version of its own. The numbers of the rows are given out as they are added: what happened at one
/// moment is listed in that order, for ids are none.
/// </summary>
internal interface IAggregateRow
{
    long Position { get; }

    int Version { get; }

    AggregateKey Aggregate { get; }
}
