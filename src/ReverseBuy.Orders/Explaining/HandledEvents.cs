using ReverseBuy.Messaging;
using ReverseBuy.Storage;

namespace ReverseBuy.Orders.Explaining;

internal static class HandledEvents
{
    /// <summary>Adds what each handler did to events, in their order.</summary>
    public static async ValueTask<IReadOnlyList<HandledEvent>> ReadHandledAsync(this ITenantView view, IReadOnlyList<EventEnvelope> events, CancellationToken cancellationToken)
    {
        var marks = (await view.Inbox.ListAsync([.. events.Select(envelope => envelope.Id)], cancellationToken).ConfigureAwait(false)).ToLookup(mark => mark.Event);
        return [.. events.Select(envelope => new HandledEvent(envelope, [.. marks[envelope.Id]]))];
    }
}
