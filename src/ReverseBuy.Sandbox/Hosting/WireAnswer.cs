using System.Text.Json.Nodes;

namespace ReverseBuy.Sandbox.Hosting;

/// <summary>What a gateway sends back.</summary>
internal sealed record WireAnswer(int Status, JsonNode Body);
