using System.Text.Json.Serialization;
using ReverseBuy.Blobs;
using ReverseBuy.EntityFrameworkCore.Fulfilment;
using ReverseBuy.EntityFrameworkCore.Orders;
using ReverseBuy.EntityFrameworkCore.Procurement;

namespace ReverseBuy.EntityFrameworkCore.Documents;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Dictionary<string, int>))]
[JsonSerializable(typeof(ComplianceDocument))]
[JsonSerializable(typeof(HoldDocument))]
[JsonSerializable(typeof(IReadOnlyList<BlobId>))]
[JsonSerializable(typeof(IReadOnlyList<UpstreamContentDocument>))]
internal sealed partial class ColumnJsonContext : JsonSerializerContext;
