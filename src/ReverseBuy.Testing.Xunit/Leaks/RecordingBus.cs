using ReverseBuy.Messaging;

namespace ReverseBuy.Testing;

/// <summary>Shows the recorder each event: its content is the tenant's that its envelope names, whoever publishes it.</summary>
internal sealed class RecordingBus(LeakRecorder recorder, IEventBus bus) : IEventBus
{
    public bool TakesManyAtOnce => bus.TakesManyAtOnce;

    public async ValueTask PublishAsync(EventEnvelope envelope, CancellationToken cancellationToken)
    {
        await LookAsync(envelope, cancellationToken);
        await bus.PublishAsync(envelope, cancellationToken);
    }

    public async ValueTask<IReadOnlyList<EventOutcome>> PublishManyAsync(IReadOnlyList<EventDelivery> events, CancellationToken cancellationToken)
    {
        foreach (var (envelope, _) in events)
        {
            await LookAsync(envelope, cancellationToken);
        }

        return await bus.PublishManyAsync(events, cancellationToken);
    }

    private ValueTask LookAsync(EventEnvelope envelope, CancellationToken cancellationToken)
    {
        var text = ObjectText.Of(envelope);
        recorder.Look(LeakChannel.Event, envelope.Type, text);
        if (recorder.OwnerOf(envelope.Tenant.Value) is { } tenant)
        {
            recorder.LookAtOwn(LeakChannel.Event, envelope.Type, text, tenant);
        }

        return recorder.PassAsync($"{nameof(IEventBus)}.{nameof(PublishAsync)}", cancellationToken);
    }
}
