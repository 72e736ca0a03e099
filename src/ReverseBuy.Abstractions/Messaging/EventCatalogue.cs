using System.Collections.Frozen;
using System.Text.Json;

namespace ReverseBuy.Messaging;

/// <summary>Knows every event of the host by its name and by its type. Thread-safe.</summary>
public sealed class EventCatalogue
{
    private readonly FrozenDictionary<string, EventDescriptor> _byName;
    private readonly FrozenDictionary<Type, EventDescriptor> _byType;

    /// <summary>Makes a catalogue.</summary>
    /// <param name="descriptors">The events; each name and each type once.</param>
    /// <exception cref="ConfigurationException">A name or a type is there twice.</exception>
    public EventCatalogue(IEnumerable<EventDescriptor> descriptors)
    {
        ArgumentNullException.ThrowIfNull(descriptors);
        var all = descriptors.ToList();
        if (all.GroupBy(descriptor => descriptor.Type, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } name)
        {
            throw new ConfigurationException($"Two events are named '{name.Key}'. A name belongs to one form for ever; give the other its own.");
        }

        if (all.GroupBy(descriptor => descriptor.Json.Type).FirstOrDefault(group => group.Count() > 1) is { } type)
        {
            throw new ConfigurationException($"The event {type.Key.Name} has two names: {string.Join(" and ", type.Select(descriptor => descriptor.Type))}. Keep one.");
        }

        _byName = all.ToFrozenDictionary(descriptor => descriptor.Type, StringComparer.Ordinal);
        _byType = all.ToFrozenDictionary(descriptor => descriptor.Json.Type);
    }

    /// <summary>The names of all events, in ordinal order.</summary>
    public IEnumerable<string> Types => _byName.Keys.Order(StringComparer.Ordinal);

    /// <summary>Writes an event.</summary>
    /// <param name="event">The event.</param>
    /// <returns>Its name, and itself as JSON.</returns>
    /// <exception cref="ConfigurationException">No descriptor is registered for its type.</exception>
    public (string Type, string Data) Write(IReverseBuyEvent @event)
    {
        ArgumentNullException.ThrowIfNull(@event);
        return _byType.TryGetValue(@event.GetType(), out var descriptor)
            ? (descriptor.Type, JsonSerializer.Serialize(@event, descriptor.Json))
            : throw new ConfigurationException($"The event {@event.GetType()} has no name. Register an EventDescriptor for it.");
    }

    /// <summary>Reads an event.</summary>
    /// <param name="envelope">What was stored or received.</param>
    /// <returns>The event, or <see langword="null"/> when this host does not know its name: a newer version may have written it.</returns>
    /// <exception cref="JsonException">The data is not of the form that the name promises.</exception>
    public IReverseBuyEvent? Read(EventEnvelope envelope)
    {
        ArgumentNullException.ThrowIfNull(envelope);
        return _byName.TryGetValue(envelope.Type, out var descriptor)
            ? (IReverseBuyEvent?)JsonSerializer.Deserialize(envelope.Data, descriptor.Json) ?? throw new JsonException($"The data of event {envelope.Id} is null.")
            : null;
    }
}
