using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using ReverseBuy.EntityFrameworkCore.Holds;
using ReverseBuy.EntityFrameworkCore.Idempotency;
using ReverseBuy.EntityFrameworkCore.Statements;
using ReverseBuy.Inventory;
using ReverseBuy.Orders;
using ReverseBuy.Storage;

namespace ReverseBuy.EntityFrameworkCore.UnitsOfWork;

/// <summary>What a unit of work with a scope reads as it begins, all in one trip: its command and its stock. It is right until the unit of work itself changes them.</summary>
internal sealed class ReadAhead
{
    private readonly CommandRecord? _command;
    private readonly Dictionary<StockKey, StockStanding> _stock;
    private readonly UnitOfWorkScope _scope;
    private bool _hasCommand = true;

    private ReadAhead(UnitOfWorkScope scope, CommandRecord? command, StockReading stock)
    {
        _scope = scope;
        _command = command;
        _stock = scope.Stock.Zip(stock.Standings).DistinctBy(each => each.First).ToDictionary(each => each.First, each => each.Second);
    }

    /// <summary>Reads what the scope names, right after what opens the transaction and in the same trip.</summary>
    public static async ValueTask<ReadAhead> ReadAsync(DatabaseWrite<TenantDbContext> write, UnitOfWorkScope scope, CancellationToken cancellationToken)
    {
        var database = write.Context.Database;
        var statements = TenantStatements.Of(write.Context);
        var batch = new StatementBatch(database.GetDbConnection(), database.CurrentTransaction!.GetDbTransaction());
        if (write.Opening is { } opening)
        {
            batch.Add(Statement.Of(opening), [.. opening.Values]);
        }

        CommandRecord? command = null;
        var stock = new StockReading(statements, scope.Stock);
        var first = batch.Count;
        batch.Add(statements.FindCommand, scope.Command.Value);
        stock.AddTo(batch);
        try
        {
            await batch.ReadAsync(
                (number, row) =>
                {
                    if (number == first)
                    {
                        command = CommandReading.Read(row);
                    }
                    else if (number > first)
                    {
                        stock.Read(number - first - 1, row);
                    }
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (DbException exception) when (write.Opening?.Explain(exception) is { } explained)
        {
            throw explained;
        }

        return new ReadAhead(scope, command, stock);
    }

    /// <summary>Tells what the scope's command is known to have been answered.</summary>
    /// <returns>Whether that was read, and is still so.</returns>
    public bool Knows(IdempotencyKey key, out CommandRecord? command)
    {
        command = _command;
        return _hasCommand && key == _scope.Command;
    }

    /// <summary>Tells how stock stands.</summary>
    /// <returns>The standings, or <see langword="null"/> when one of them was not read, or has changed.</returns>
    public IReadOnlyList<StockStanding>? Find(IReadOnlyList<StockKey> stock) =>
        stock.All(_stock.ContainsKey) ? [.. stock.Select(key => _stock[key])] : null;

    /// <summary>Whether the scope names the stock.</summary>
    public bool Names(StockKey stock) => _scope.Stock.Contains(stock);

    /// <summary>Takes an observation in, as the database does.</summary>
    public void Observe(StockObservation observation)
    {
        var key = new StockKey(observation.Account, observation.Sku);
        if (_stock.TryGetValue(key, out var standing) && !(standing.Observation?.AskedAt >= observation.AskedAt))
        {
            // Without an observation no finished hold was read, and what finished after the first one is asked for counts.
            if (standing.Observation is null && standing.OldestFinishedAt is not null)
            {
                _stock.Remove(key);
                return;
            }

            _stock[key] = standing with
            {
                Observation = observation,
                Holds = [.. standing.Holds.Where(hold => hold.FinishedAt is null || hold.FinishedAt >= observation.AskedAt)],
            };
        }
    }

    /// <summary>Forgets stock, because its holds change.</summary>
    public void Forget(StockKey stock) => _stock.Remove(stock);

    /// <summary>Forgets the command, because it is noted now.</summary>
    public void ForgetCommand() => _hasCommand = false;
}
