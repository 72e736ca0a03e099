using System.Text.Json.Serialization;

namespace ReverseBuy.Benchmarks.Calls;

[JsonSourceGenerationOptions(NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(AlibabaAnswer))]
[JsonSerializable(typeof(TaobaoAnswer))]
internal sealed partial class WireContext : JsonSerializerContext;
