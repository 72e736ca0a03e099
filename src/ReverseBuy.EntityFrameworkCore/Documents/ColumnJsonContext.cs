using System.Text.Json.Serialization;
using ReverseBuy.EntityFrameworkCore.Procurement;

namespace ReverseBuy.EntityFrameworkCore.Documents;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Dictionary<string, int>))]
[JsonSerializable(typeof(IReadOnlyList<UpstreamContentDocument>))]
internal sealed partial class ColumnJsonContext : JsonSerializerContext;
