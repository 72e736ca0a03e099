namespace ReverseBuy.Messaging.Tests.Support;

/// <summary>A bus whose broker confirms an event, by its version, when the test says so.</summary>
internal sealed class ManyAtOnceBus : IEventBus
{
    private readonly Dictionary<int, TaskCompletionSource> _waiting = [];

    public bool TakesManyAtOnce => true;

    public IEnumerable<int> Waiting => _waiting.Keys;

    public ValueTask PublishAsync(EventEnvelope envelope, CancellationToken cancellationToken)
    {
        // What waits for a confirmation goes on inside Confirm, so that the test need not wait for it.
        _waiting.Add(envelope.Version, new TaskCompletionSource());
        return new ValueTask(_waiting[envelope.Version].Task);
    }

    public void Confirm(int version)
    {
        _waiting.Remove(version, out var confirmation);
        confirmation!.SetResult();
    }
}
