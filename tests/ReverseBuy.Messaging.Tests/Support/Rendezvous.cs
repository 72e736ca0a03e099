namespace ReverseBuy.Messaging.Tests.Support;

/// <summary>Lets nobody pass until so many have arrived.</summary>
internal sealed class Rendezvous(int parties)
{
    private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _arrived;

    public Task ArriveAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _arrived) == parties)
        {
            _all.SetResult();
        }

        return WhenAllAsync(cancellationToken);
    }

    public Task WhenAllAsync(CancellationToken cancellationToken) => _all.Task.WaitAsync(cancellationToken);
}
