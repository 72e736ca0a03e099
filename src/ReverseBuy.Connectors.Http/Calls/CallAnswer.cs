using System.Net;
using System.Text.Json;

namespace ReverseBuy.Connectors.Http;

/// <summary>A platform's answer: its HTTP status and the JSON in it.</summary>
/// <param name="Status">The HTTP status. Platforms send errors with 200, so it alone decides nothing.</param>
/// <param name="Body">The JSON; it lives as long as the caller needs it.</param>
public sealed record CallAnswer(HttpStatusCode Status, JsonElement Body)
{
    /// <summary>The gateway's own time, when the answer's header tells it; to the second.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>How long to wait before the next call, when the answer's header says so in seconds.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
