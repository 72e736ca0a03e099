using ReverseBuy.Messaging;
using ReverseBuy.Orders;

namespace ReverseBuy.Abstractions.Tests.Messaging;

/// <summary>
/// Events wait in outboxes and lie in timelines for years: each released form must stay readable. The files of the museum are never edited; another
/// form is another name, with a file of its own.
/// </summary>
public sealed class EventMuseumTests
{
    private static readonly string Museum = Path.Combine(AppContext.BaseDirectory, "Museum", "events");
    private static readonly EventCatalogue Catalogue = new(ReverseBuyEvents.All);

    public static TheoryData<string> Pieces => [.. Directory.EnumerateFiles(Museum).Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Fact]
    public void Each_event_has_a_piece_in_the_museum() =>
        Assert.Equal(Catalogue.Types, Pieces.Select(piece => piece.Data));

    [Theory]
    [MemberData(nameof(Pieces))]
    public void A_piece_still_reads(string type) =>
        Assert.Equivalent(EventSamples.ByType[type], Catalogue.Read(Envelope(type, Piece(type))), strict: true);

    [Theory]
    [MemberData(nameof(Pieces))]
    public void What_is_written_today_is_byte_for_byte_the_piece(string type)
    {
        var written = Catalogue.Write(EventSamples.ByType[type]);

        Assert.Equal((type, Piece(type)), written);
    }

    [Theory]
    [MemberData(nameof(Pieces))]
    public void A_piece_tells_which_orders_it_concerns(string type) =>
        Assert.Equal(EventSamples.ByType[type].Orders, Catalogue.Read(Envelope(type, Piece(type)))!.Orders);

    [Theory]
    [MemberData(nameof(Pieces))]
    public void A_member_that_is_not_known_is_passed_over(string type) =>
        Assert.Equivalent(EventSamples.ByType[type], Catalogue.Read(Envelope(type, Piece(type).Replace("{", """{"added":[1],""", StringComparison.Ordinal))), strict: true);

    private static string Piece(string type) => File.ReadAllText(Path.Combine(Museum, type + ".json")).TrimEnd('\n');

    private static EventEnvelope Envelope(string type, string data) => new()
    {
        Id = EventId.From(Guid.Empty),
        Type = type,
        Tenant = new TenantId("lotus"),
        Aggregate = new AggregateKey(AggregateKind.Order, Guid.Empty),
        Version = 1,
        OccurredAt = DateTimeOffset.UnixEpoch,
        Correlation = "test",
        Data = data,
    };
}
