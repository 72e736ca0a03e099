using System.Text.Json.Serialization;

namespace ReverseBuy.Tool.Output;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(ErrorDocument))]
[JsonSerializable(typeof(TenantsDocument))]
[JsonSerializable(typeof(TenantDocument))]
[JsonSerializable(typeof(SettingsDocument))]
[JsonSerializable(typeof(SettingsChangesDocument))]
[JsonSerializable(typeof(PlanDocument))]
[JsonSerializable(typeof(ArchiveDocument))]
[JsonSerializable(typeof(DeletedDocument))]
[JsonSerializable(typeof(ErasedDocument))]
[JsonSerializable(typeof(ParkedDocument))]
[JsonSerializable(typeof(ReleasedDocument))]
[JsonSerializable(typeof(UnknownsDocument))]
[JsonSerializable(typeof(ResolvedDocument))]
[JsonSerializable(typeof(ReprotectedDocument))]
[JsonSerializable(typeof(CredentialChangesDocument))]
[JsonSerializable(typeof(CredentialUsesDocument))]
[JsonSerializable(typeof(AccountsDocument))]
internal sealed partial class ToolJsonContext : JsonSerializerContext;
