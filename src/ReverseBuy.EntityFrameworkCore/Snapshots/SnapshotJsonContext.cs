using System.Text.Json.Serialization;

namespace ReverseBuy.EntityFrameworkCore.Snapshots;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ProductDocument))]
internal sealed partial class SnapshotJsonContext : JsonSerializerContext;
