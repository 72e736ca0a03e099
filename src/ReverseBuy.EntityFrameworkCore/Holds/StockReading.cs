using System.Data.Common;
using ReverseBuy.EntityFrameworkCore.Statements;
using ReverseBuy.Inventory;

namespace ReverseBuy.EntityFrameworkCore.Holds;

/// <summary>Reads how stock stands, of all that is asked for in one batch.</summary>
internal sealed class StockReading(TenantStatements statements, IReadOnlyList<StockKey> stock)
{
    private const int StatementsEach = 2;
    private readonly (StockObservation? Observation, DateTimeOffset? OldestFinishedAt)[] _known = new (StockObservation?, DateTimeOffset?)[stock.Count];
    private readonly List<(long Position, StockHold Hold)>[] _holds = [.. stock.Select(_ => new List<(long, StockHold)>())];

    /// <summary>The standings, in the order of what was asked for.</summary>
    public IReadOnlyList<StockStanding> Standings =>
        [.. _known.Zip(_holds, (known, holds) => new StockStanding(known.Observation, [.. holds.OrderBy(each => each.Position).Select(each => each.Hold)], known.OldestFinishedAt))];

    public void AddTo(StatementBatch batch)
    {
        foreach (var (account, sku) in stock)
        {
            object?[] key = [account.Value, sku.Listing.Marketplace.Value, sku.Listing.Value, sku.Value];
            batch.Add(statements.FindStock, key);
            batch.Add(statements.ListHolds, key);
        }
    }

    /// <summary>Reads a row.</summary>
    /// <param name="number">The number of the statement that answers it, counted from the first of these.</param>
    /// <param name="reader">The row.</param>
    public void Read(int number, DbDataReader reader)
    {
        var index = number / StatementsEach;
        if (number % StatementsEach == 0)
        {
            _known[index] = HoldReading.ReadStock(reader, stock[index]);
        }
        else
        {
            _holds[index].Add(HoldReading.ReadHold(reader, stock[index]));
        }
    }
}
