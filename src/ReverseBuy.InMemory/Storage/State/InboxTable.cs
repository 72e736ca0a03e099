using System.Collections.Immutable;
using ReverseBuy.Messaging;

namespace ReverseBuy.InMemory.Storage.State;

/// <summary>Which handler has handled which event. Immutable.</summary>
internal sealed record InboxTable
{
    private ImmutableDictionary<EventId, ImmutableDictionary<string, InboxMark>> Marks { get; init; } =
        ImmutableDictionary<EventId, ImmutableDictionary<string, InboxMark>>.Empty;

    public bool Has(EventId id, string handler) => MarksOf(id).ContainsKey(handler);

    public IReadOnlyList<InboxMark> List(IEnumerable<EventId> events) =>
        [.. events.Distinct().SelectMany(id => MarksOf(id).Values).OrderBy(mark => mark.Handler, StringComparer.Ordinal)];

    public InboxTable Add(InboxMark mark)
    {
        var marks = MarksOf(mark.Event);
        return marks.ContainsKey(mark.Handler)
            ? throw new ConcurrencyException($"The mark of handler '{mark.Handler}' on event {mark.Event}")
            : new InboxTable { Marks = Marks.SetItem(mark.Event, marks.Add(mark.Handler, mark)) };
    }

    private ImmutableDictionary<string, InboxMark> MarksOf(EventId id) =>
        Marks.GetValueOrDefault(id, ImmutableDictionary<string, InboxMark>.Empty);
}
