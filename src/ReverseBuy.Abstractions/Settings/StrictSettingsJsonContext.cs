using System.Text.Json.Serialization;

namespace ReverseBuy.Settings;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    UseStringEnumConverter = true,
    Converters = [typeof(MarketplaceIdJsonConverter), typeof(WarehouseIdJsonConverter)])]
[JsonSerializable(typeof(TenantSettings))]
internal sealed partial class StrictSettingsJsonContext : JsonSerializerContext;
