using ReverseBuy.Messaging;
using ReverseBuy.Orders;

namespace ReverseBuy.Testing.Storage.Outbox;

/// <summary>The outbox as a list: what is told of it, in the simplest way.</summary>
internal sealed class OutboxModel
{
    private readonly List<Entry> _entries;

    public OutboxModel()
        : this([])
    {
    }

    private OutboxModel(IEnumerable<Entry> entries) => _entries = [.. entries];

    public IReadOnlyList<Entry> Entries => _entries;

    public IReadOnlyList<Entry> Failed => [.. _entries.Where(entry => entry.IsParked || entry.NotBefore is not null)];

    public IReadOnlyList<Entry> Ready(DateTimeOffset now)
    {
        var heldBack = new HashSet<AggregateKey>();
        var ready = new List<Entry>();
        foreach (var entry in _entries)
        {
            if (entry.IsParked || entry.NotBefore > now)
            {
                heldBack.Add(entry.Envelope.Aggregate);
            }

            if (!heldBack.Contains(entry.Envelope.Aggregate))
            {
                ready.Add(entry);
            }
        }

        return ready;
    }

    public OutboxModel Copy() => new(_entries);

    public void Add(EventEnvelope envelope) => _entries.Add(new Entry(envelope, 0, null, IsParked: false));

    public void Complete(EventId id) => _entries.RemoveAll(entry => entry.Envelope.Id == id);

    public void Fail(EventId id, int failures, DateTimeOffset? notBefore, bool isParked)
    {
        var index = _entries.FindIndex(entry => entry.Envelope.Id == id);
        _entries[index] = _entries[index] with { Failures = failures, NotBefore = notBefore, IsParked = isParked };
    }

    public sealed record Entry(EventEnvelope Envelope, int Failures, DateTimeOffset? NotBefore, bool IsParked);
}
