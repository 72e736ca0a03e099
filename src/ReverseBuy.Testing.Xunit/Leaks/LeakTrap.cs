namespace ReverseBuy.Testing;

/// <summary>What befalls an operation at its calls out: nothing, or it is held, fails or is given up at one of them.</summary>
internal sealed class LeakTrap(LeakWays way = LeakWays.Alone, int at = 0)
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Func<Task> _giveUp = () => Task.CompletedTask;
    private int _calls;

    /// <summary>Ends when the operation is held.</summary>
    public Task Reached => _reached.Task;

    /// <summary>Before it begins: one may be given up before its first call out.</summary>
    /// <param name="giveUp">Gives it up.</param>
    public Task BeginAsync(Func<Task> giveUp)
    {
        _giveUp = giveUp;
        return way == LeakWays.GivenUp && at == 0 ? giveUp() : Task.CompletedTask;
    }

    public void Release() => _released.TrySetResult();

    /// <summary>At a call out. Where nothing else befalls it, those that run at once let each other go first.</summary>
    /// <exception cref="LeakFaultException">The call fails.</exception>
    public async ValueTask PassAsync(string call, CancellationToken cancellationToken)
    {
        if (way == LeakWays.AtOnce)
        {
            await Task.Yield();
            return;
        }

        if (Interlocked.Increment(ref _calls) != at)
        {
            return;
        }

        switch (way)
        {
            case LeakWays.Held:
                _reached.TrySetResult();
                await _released.Task.WaitAsync(cancellationToken);
                break;
            case LeakWays.Failing:
                throw new LeakFaultException(call);
            case LeakWays.GivenUp:
                await _giveUp();
                break;
        }
    }
}
