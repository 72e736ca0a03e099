namespace ReverseBuy.Connectors.Http;

/// <summary>A call that waits for its turn.</summary>
internal sealed class BudgetWaiter(CallLane lane, long deadline)
{
    private readonly TaskCompletionSource<TimeSpan?> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public CallLane Lane => lane;

    /// <summary>Until when it waits, in the bucket's ticks.</summary>
    public long Deadline => deadline;

    /// <summary>Ends with <see langword="null"/> when its turn has come, else with how long the wait would have been.</summary>
    public Task<TimeSpan?> Ended => _ended.Task;

    public static BudgetWaiter Refused(CallLane lane, TimeSpan wait)
    {
        var waiter = new BudgetWaiter(lane, 0);
        waiter.End(wait);
        return waiter;
    }

    public void End(TimeSpan? wait) => _ended.TrySetResult(wait);
}
