using System.Text.Json.Serialization;

namespace ReverseBuy.Schemas;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, Converters = [typeof(TenantIdJsonConverter)])]
[JsonSerializable(typeof(MigrationReport))]
internal sealed partial class MigrationJsonContext : JsonSerializerContext;
