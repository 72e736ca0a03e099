using ReverseBuy.Inventory.Memory;

namespace ReverseBuy.Inventory.Loading;

/// <summary>A listing that is being loaded, and the answer that any number of readers wait for.</summary>
internal sealed class ColdLoad(AccountSlot slot, string listing)
{
    private readonly TaskCompletionSource<SnapshotRead> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public AccountSlot Slot => slot;

    public string Listing => listing;

    public SnapshotKey Key { get; } = slot.KeyOf(listing);

    public Task<SnapshotRead> Answer => _answer.Task;

    public void Complete(SnapshotRead answer) => _answer.TrySetResult(answer);

    public void Fail(Exception fault)
    {
        _answer.TrySetException(fault);

        // All who waited may have left: nobody's fault then.
        _ = _answer.Task.Exception;
    }
}
