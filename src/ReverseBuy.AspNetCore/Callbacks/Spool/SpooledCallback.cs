using ReverseBuy.Privacy;

namespace ReverseBuy.AspNetCore.Callbacks.Spool;

/// <summary>What is encrypted of a callback that waits, byte for byte: it is verified anew when it is replayed. Released: members are never renamed, removed or given another meaning.</summary>
[Secret]
internal sealed class SpooledCallback
{
    public required string Registration { get; init; }

    public string? ContentType { get; init; }

    public string? Authorization { get; init; }

    public required byte[] Body { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }
}
