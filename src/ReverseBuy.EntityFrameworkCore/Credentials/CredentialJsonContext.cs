using System.Text.Json.Serialization;

namespace ReverseBuy.EntityFrameworkCore.Credentials;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CredentialDocument))]
internal sealed partial class CredentialJsonContext : JsonSerializerContext;
