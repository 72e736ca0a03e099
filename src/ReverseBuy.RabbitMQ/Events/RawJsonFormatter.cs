using System.Text.Json;
using CloudNative.CloudEvents;
using CloudNative.CloudEvents.SystemTextJson;

namespace ReverseBuy.RabbitMQ.Events;

/// <summary>Data that is JSON already goes in and comes out letter by letter, and is not read into objects on its way.</summary>
internal sealed class RawJsonFormatter : JsonEventFormatter
{
    protected override void EncodeStructuredModeData(CloudEvent cloudEvent, Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(cloudEvent);
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName("data");
        writer.WriteRawValue((string)cloudEvent.Data!);
    }

    protected override void DecodeStructuredModeDataProperty(JsonElement dataElement, CloudEvent cloudEvent)
    {
        ArgumentNullException.ThrowIfNull(cloudEvent);
        cloudEvent.Data = dataElement.GetRawText();
    }
}
