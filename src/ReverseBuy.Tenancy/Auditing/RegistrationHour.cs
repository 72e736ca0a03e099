using ReverseBuy.Catalogue;

namespace ReverseBuy.Tenancy.Auditing;

/// <summary>What uses of app registrations' secrets are counted by; hours since the beginning of time, in UTC.</summary>
internal readonly record struct RegistrationHour(MarketplaceId Marketplace, string AppKey, TenantId? Owner, long Hour);
