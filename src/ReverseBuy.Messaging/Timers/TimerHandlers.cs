using System.Collections.Concurrent;
using System.Collections.Frozen;
using Microsoft.Extensions.Logging;

namespace ReverseBuy.Messaging.Timers;

/// <summary>Who handles timers of which name. Warns of every name that nobody handles, once each.</summary>
internal sealed class TimerHandlers(IServiceProvider services, IEnumerable<TimerHandlerRegistration> registrations, ILogger<TimerHandlers> logger)
{
    private readonly FrozenDictionary<string, TimerHandlerRegistration> _registrations =
        registrations.ToFrozenDictionary(registration => registration.Name, StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, bool> _noted = new(StringComparer.Ordinal);

    public ITimerHandler? Find(string name)
    {
        if (_registrations.TryGetValue(name, out var registration))
        {
            return registration.Resolve(services);
        }

        if (_noted.TryAdd(name, true))
        {
            Log.TimerNameUnknown(logger, name);
        }

        return null;
    }
}
