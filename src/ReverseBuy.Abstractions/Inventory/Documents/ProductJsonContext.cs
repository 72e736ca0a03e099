using System.Text.Json.Serialization;

namespace ReverseBuy.Inventory.Documents;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ProductDocument))]
internal sealed partial class ProductJsonContext : JsonSerializerContext;
