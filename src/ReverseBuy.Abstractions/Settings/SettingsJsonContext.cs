using System.Text.Json.Serialization;

namespace ReverseBuy.Settings;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    UseStringEnumConverter = true,
    Converters = [typeof(MarketplaceIdJsonConverter), typeof(WarehouseIdJsonConverter)])]
[JsonSerializable(typeof(TenantSettings))]
[JsonSerializable(typeof(IReadOnlyList<SettingDifference>))]
internal sealed partial class SettingsJsonContext : JsonSerializerContext;
