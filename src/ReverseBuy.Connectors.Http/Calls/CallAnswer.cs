using System.Net;

namespace ReverseBuy.Connectors.Http;

/// <summary>A platform's answer: its HTTP status and the JSON in it.</summary>
/// <param name="Status">The HTTP status. Platforms send errors with 200, so it alone decides nothing.</param>
/// <param name="Body">
/// The JSON. It lies in rented memory, which is given back as soon as the answer has been read: clone what is kept longer, or reading it throws an
/// <see cref="ObjectDisposedException"/>.
/// </param>
public sealed record CallAnswer(HttpStatusCode Status, WireValue Body) : IDisposable
{
    private readonly WireDocument? _rented;

    internal CallAnswer(HttpStatusCode status, WireDocument rented)
        : this(status, rented.Root) => _rented = rented;

    /// <summary>The gateway's own time, when the answer's header tells it; to the second.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>How long to wait before the next call, when the answer's header says so in seconds.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Gives the memory of the JSON back. An answer that is given up unread may be left to the garbage collector.</summary>
    public void Dispose() => _rented?.Dispose();
}
