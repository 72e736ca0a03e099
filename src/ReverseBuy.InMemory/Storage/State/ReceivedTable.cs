using System.Collections.Immutable;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Following;

namespace ReverseBuy.InMemory.Storage.State;

/// <summary>What marketplaces told: the messages that are to be followed, when each came, and how far changes were asked for. Immutable.</summary>
internal sealed record ReceivedTable
{
    private ImmutableSortedDictionary<long, ReceivedMessage> Waiting { get; init; } = ImmutableSortedDictionary<long, ReceivedMessage>.Empty;

    private ImmutableDictionary<ReceivedKey, (long Place, DateTimeOffset At)> Known { get; init; } = ImmutableDictionary<ReceivedKey, (long, DateTimeOffset)>.Empty;

    private ImmutableDictionary<(MarketplaceId, BuyingAccountId, string), FollowingCursor> Cursors { get; init; } =
        ImmutableDictionary<(MarketplaceId, BuyingAccountId, string), FollowingCursor>.Empty;

    private long NextPlace { get; init; } = 1;

    public bool Has(ReceivedKey key) => Known.ContainsKey(key);

    public IReadOnlyList<ReceivedMessage> ListDue(DateTimeOffset now, int limit) =>
        [.. Waiting.Values.Where(message => message.DueAt <= now).OrderBy(message => message.DueAt).Take(limit)];

    public DateTimeOffset? NextDue() => Waiting.IsEmpty ? null : Waiting.Values.Min(message => message.DueAt);

    public FollowingCursor? FindCursor(MarketplaceId marketplace, BuyingAccountId account, string way) => Cursors.GetValueOrDefault((marketplace, account, way));

    public ReceivedTable Add(ReceivedMessage message) => this with
    {
        Waiting = Waiting.Add(NextPlace, message),
        Known = Known.Add(message.Key, (NextPlace, message.ReceivedAt)),
        NextPlace = NextPlace + 1,
    };

    public ReceivedTable Complete(ReceivedKey key) => Known.TryGetValue(key, out var known) ? this with { Waiting = Waiting.Remove(known.Place) } : this;

    public ReceivedTable Fail(ReceivedMessage message) =>
        Known.TryGetValue(message.Key, out var known) && Waiting.TryGetValue(known.Place, out var stored)
            ? this with { Waiting = Waiting.SetItem(known.Place, stored with { Failures = message.Failures, DueAt = message.DueAt }) }
            : this;

    public ReceivedTable Save(FollowingCursor cursor) =>
        FindCursor(cursor.Marketplace, cursor.Account, cursor.Way) is { } known && known.Until > cursor.Until
            ? this
            : this with { Cursors = Cursors.SetItem((cursor.Marketplace, cursor.Account, cursor.Way), cursor) };

    public IReadOnlyList<ReceivedKey> ListBefore(DateTimeOffset before, int limit) =>
        [.. Known.Where(known => known.Value.At < before).OrderBy(known => known.Value.At).Take(limit).Select(known => known.Key)];

    public ReceivedTable Remove(IReadOnlyCollection<ReceivedKey> keys) => this with
    {
        Waiting = Waiting.RemoveRange(keys.Select(key => Known[key].Place)),
        Known = Known.RemoveRange(keys),
    };
}
