using System.Text.Json.Serialization;

namespace ReverseBuy.EntityFrameworkCore.Following;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(HintsDocument))]
internal sealed partial class HintsJsonContext : JsonSerializerContext;
