namespace Lantern.Simulator;

// The requests exactly as the marketplace takes them: a member that it does not know is refused.
internal sealed record ById(string Id);

internal sealed record SearchRequest(string Keyword, int Limit, string? Cursor, string Sort, long? FromFen, long? ToFen);

internal sealed record PreviewRequest(IReadOnlyList<LanternOrderLine> Lines);

internal sealed record CreateRequest(string Reference, IReadOnlyList<LanternOrderLine> Lines, Receiver Receiver);

internal sealed record Receiver(string Name, string Phone, string Address);

internal sealed record ListRequest(string? Reference, long? ModifiedFrom, long? ModifiedUntil, int Limit, string? Cursor);
