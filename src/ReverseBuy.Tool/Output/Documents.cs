using System.Text.Json;
using ReverseBuy.Auditing;
using ReverseBuy.Privacy;
using ReverseBuy.Protection;
using ReverseBuy.Settings;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Tool.Output;

// What --json prints: one of these. Members are only ever added.
internal sealed record ErrorDocument(ErrorText Error);

internal sealed record ErrorText(string Code, string Message);

internal sealed record TenantsDocument(IReadOnlyList<TenantLine> Tenants);

internal sealed record TenantLine(string Id, string Name, string State, string? Server, string? Schema, int Behind, string? LastMigration, string? LastError);

internal sealed record TenantDocument(TenantText Tenant);

internal sealed record TenantText(string Id, string Name, string State, string? SuspendedFor, string? Server)
{
    public static TenantText Of(Tenant tenant) => new(tenant.Id.Value, tenant.Name, $"{tenant.State}", tenant.SuspendedFor, tenant.Server);
}

internal sealed record SettingsDocument(string Tenant, long Version, JsonElement Settings);

internal sealed record SettingsChangesDocument(string Tenant, IReadOnlyList<SettingsChangeLine> Changes);

internal sealed record SettingsChangeLine(long Version, DateTimeOffset At, string By, IReadOnlyList<SettingDifference> Differences);

internal sealed record PlanDocument(string Target, IReadOnlyList<PlanLine> Tenants);

internal sealed record PlanLine(string Tenant, bool IsCanary, string? Version, IReadOnlyList<string> Pending);

internal sealed record ArchiveDocument(string Tenant, string File, IReadOnlyDictionary<string, long> Rows, IReadOnlyDictionary<string, long> LeftOut, int Photos, string Checksum);

internal sealed record DeletedDocument(string Tenant, bool IsComplete, IReadOnlyList<DeletedTenantData> Places);

internal sealed record ErasedDocument(
    string Tenant,
    string Customer,
    bool IsErased,
    IReadOnlyList<PersonalDataPart> Erased,
    IReadOnlyList<PersonalDataPart> Kept,
    IReadOnlyList<string> OpenOrders,
    IReadOnlyList<string> OpenParcels);

internal sealed record ParkedDocument(IReadOnlyList<ParkedEventLine> Events, IReadOnlyList<ParkedTimerLine> Timers);

internal sealed record ParkedEventLine(string Tenant, string Aggregate, string Event, string Type, int Failures, int Waiting, string? Error);

internal sealed record ParkedTimerLine(string Tenant, string Timer, int Failures, string? Error);

internal sealed record ReleasedDocument(string Tenant, int Released);

internal sealed record UnknownsDocument(IReadOnlyList<UnknownLine> Purchases);

internal sealed record UnknownLine(
    string Tenant,
    string PurchaseOrder,
    string Reference,
    string Marketplace,
    string Account,
    string State,
    string? Reason,
    DateTimeOffset? Since,
    string? Note,
    IReadOnlyList<UpstreamLine> UpstreamOrders);

internal sealed record UpstreamLine(string Id, string State);

internal sealed record ResolvedDocument(string Tenant, string PurchaseOrder, string State, int Version);

internal sealed record ReprotectedDocument(IReadOnlyList<ReprotectedLine> Places);

internal sealed record ReprotectedLine(string? Tenant, int Current, int Renewed, int Revoked, int Unreadable)
{
    public static ReprotectedLine Of(string? tenant, ReprotectionReport report) => new(tenant, report.Current, report.Renewed, report.Revoked, report.Unreadable);
}

internal sealed record CredentialChangesDocument(string? Tenant, IReadOnlyList<CredentialChangeLine> Changes);

internal sealed record CredentialChangeLine(long Number, DateTimeOffset At, string By, string Kind, string Marketplace, string? Account, string? AppKey)
{
    public static CredentialChangeLine Of(CredentialChange change) =>
        new(change.Number, change.At, $"{change.By}", $"{change.Kind}", change.Marketplace.Value, change.Account.Value, null);

    public static CredentialChangeLine Of(AppRegistrationChange change) =>
        new(change.Number, change.At, $"{change.By}", $"{change.Kind}", change.Marketplace.Value, null, change.AppKey);
}

internal sealed record CredentialUsesDocument(string? Tenant, IReadOnlyList<CredentialUseLine> Uses);

internal sealed record CredentialUseLine(
    long Number, DateTimeOffset Hour, string Marketplace, string? Account, string? AppKey, string Purpose, long Count, long Refused, DateTimeOffset? Previous)
{
    private const string Callback = "Callback";

    public static CredentialUseLine Of(CredentialUse use) =>
        new(use.Number, use.Hour, use.Marketplace.Value, use.Account.Value, null, $"{use.Purpose}", use.Count, use.Refused, use.Previous);

    public static CredentialUseLine Of(AppRegistrationUse use) =>
        new(use.Number, use.Hour, use.Marketplace.Value, null, use.AppKey, Callback, use.Count, use.Refused, use.Previous);
}

internal sealed record AccountsDocument(IReadOnlyList<AccountLine> Accounts);

internal sealed record AccountLine(string Tenant, string Marketplace, string Account, bool HasCredentials, DateTimeOffset? ExpiresAt);
