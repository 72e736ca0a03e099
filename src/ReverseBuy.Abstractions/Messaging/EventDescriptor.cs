using System.Text.Json.Serialization.Metadata;

namespace ReverseBuy.Messaging;

/// <summary>How an event is named and written. Hosts register one for each event of their own.</summary>
/// <param name="Type">The name with the version of its form, such as <c>reversebuy.order.paid.v1</c>. Never reused for another form.</param>
/// <param name="Json">How it is written and read.</param>
public sealed record EventDescriptor(string Type, JsonTypeInfo Json);
