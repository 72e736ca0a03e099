namespace ReverseBuy.Connectors.Http;

/// <summary>Who waits for calls of one account: a queue per lane, of which the one that matters most goes first. Guarded by its owner.</summary>
internal sealed class LaneQueues
{
    private readonly LinkedList<BudgetWaiter>[] _queues = [new(), new(), new(), new(), new()];

    /// <summary>Whose turn is next.</summary>
    public BudgetWaiter? First()
    {
        for (var lane = (int)CallLane.Token; lane >= (int)CallLane.Browse; lane--)
        {
            if (_queues[lane].First is { } node)
            {
                return node.Value;
            }
        }

        return null;
    }

    /// <summary>How many go before whoever comes now.</summary>
    public int Ahead(CallLane lane)
    {
        var ahead = 0;
        for (var other = (int)CallLane.Token; other >= (int)lane; other--)
        {
            ahead += _queues[other].Count;
        }

        return ahead;
    }

    public void Add(BudgetWaiter waiter) => _queues[(int)waiter.Lane].AddLast(waiter);

    public bool Remove(BudgetWaiter waiter) => _queues[(int)waiter.Lane].Remove(waiter);

    /// <summary>Takes out whoever waits only until before a moment.</summary>
    public IEnumerable<BudgetWaiter> TakeEndingBefore(long moment) => _queues.SelectMany(queue => TakeEndingBefore(queue, moment));

    /// <summary>Takes out whoever waits in a lane only until before a moment.</summary>
    public IEnumerable<BudgetWaiter> TakeEndingBefore(long moment, CallLane lane) => TakeEndingBefore(_queues[(int)lane], moment);

    /// <summary>The earliest moment at which somebody's patience ends.</summary>
    public long? NextDeadline() => _queues.Min(queue => queue.First?.Value.Deadline);

    // Within a lane all wait equally long, so whoever is first has the earliest deadline.
    private static IEnumerable<BudgetWaiter> TakeEndingBefore(LinkedList<BudgetWaiter> queue, long moment)
    {
        while (queue.First?.Value is { } waiter && waiter.Deadline < moment)
        {
            queue.RemoveFirst();
            yield return waiter;
        }
    }
}
