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

    public async ValueTask<int> PruneAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var old = Session.Read(cancellationToken).Timeline.Where(entry => entry.Envelope.OccurredAt < before).Take(limit).ToList();
        await Session.WriteAsync(state => state with { Timeline = state.Timeline.Remove(old) }, cancellationToken).ConfigureAwait(false);
        return old.Count;
    }
}
