using System.Text.Json.Serialization;

namespace ReverseBuy.AspNetCore.Callbacks.Spool;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SpooledCallback))]
internal sealed partial class SpoolJsonContext : JsonSerializerContext;
