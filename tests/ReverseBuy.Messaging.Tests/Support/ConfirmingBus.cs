namespace ReverseBuy.Messaging.Tests.Support;

/// <summary>A bus that takes many events at once and confirms those that it was given when the test says so, whatever follows from it included.</summary>
internal sealed class ConfirmingBus(Action<EventEnvelope>? given = null) : IEventBus
{
    private readonly List<(EventEnvelope Envelope, TaskCompletionSource Confirm)> _given = [];

    public bool TakesManyAtOnce => true;

    /// <summary>What waits to be confirmed.</summary>
    public IReadOnlyList<EventEnvelope> Given => [.. _given.Select(one => one.Envelope)];

    public async ValueTask PublishAsync(EventEnvelope envelope, CancellationToken cancellationToken)
    {
        var confirm = new TaskCompletionSource();
        _given.Add((envelope, confirm));
        given?.Invoke(envelope);
        await confirm.Task;
    }

    /// <summary>Confirms what it was given; the events for which there is a failure fail.</summary>
    public void Confirm(Func<EventEnvelope, Exception?>? failure = null)
    {
        var given = _given.ToList();
        _given.Clear();
        foreach (var (envelope, confirm) in given)
        {
            if (failure?.Invoke(envelope) is { } exception)
            {
                confirm.SetException(exception);
            }
            else
            {
                confirm.SetResult();
            }
        }
    }
}
