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

    public IEnumerable<InboxMark> Where(Func<InboxMark, bool> isAskedFor) => Marks.Values.SelectMany(marks => marks.Values).Where(isAskedFor);

    public InboxTable Remove(IEnumerable<InboxMark> marks) => new()
    {
        Marks = marks.Aggregate(Marks, (left, mark) => left.SetItem(mark.Event, left[mark.Event].Remove(mark.Handler))),
    };

    private ImmutableDictionary<string, InboxMark> MarksOf(EventId id) =>
        Marks.GetValueOrDefault(id, ImmutableDictionary<string, InboxMark>.Empty);
}
