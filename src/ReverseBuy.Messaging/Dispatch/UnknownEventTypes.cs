using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ReverseBuy.Messaging.Dispatch;

/// <summary>Warns of every type of event that this host does not know, once each.</summary>
internal sealed class UnknownEventTypes(ILogger<UnknownEventTypes> logger)
{
    private readonly ConcurrentDictionary<string, bool> _noted = new(StringComparer.Ordinal);

    public void Note(string type)
    {
        if (_noted.TryAdd(type, true))
        {
            Log.EventTypeUnknown(logger, type);
        }
    }
}
