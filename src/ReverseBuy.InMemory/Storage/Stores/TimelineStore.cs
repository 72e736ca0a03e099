using ReverseBuy.Messaging;
using ReverseBuy.Storage;

namespace ReverseBuy.InMemory.Storage.Stores;

internal sealed class TimelineStore(TenantSession session) : TimelineReader(session), ITimelineStore
{
    public ValueTask AddAsync(TimelineEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        Session.RequireOwn(entry.Envelope);
        return Session.WriteAsync(state => state with { Timeline = state.Timeline.Add(entry) }, cancellationToken);
    }
}
