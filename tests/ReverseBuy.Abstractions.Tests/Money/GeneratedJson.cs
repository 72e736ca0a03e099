using System.Text.Json.Serialization;

namespace ReverseBuy.Abstractions.Tests;

/// <summary>What a host compiled ahead of time writes.</summary>
[JsonSerializable(typeof(PricedQuote))]
[JsonSerializable(typeof(ExchangeRate))]
internal sealed partial class GeneratedJson : JsonSerializerContext;
