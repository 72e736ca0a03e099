using System.Text.Json.Serialization;

namespace ReverseBuy.EntityFrameworkCore.Recipients;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RecipientDocument))]
internal sealed partial class RecipientJsonContext : JsonSerializerContext;
