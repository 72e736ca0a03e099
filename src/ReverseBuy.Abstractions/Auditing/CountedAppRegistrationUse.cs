using ReverseBuy.Catalogue;

namespace ReverseBuy.Auditing;

/// <summary>What one process counted of an app registration's secret in an hour, to be added to what is stored.</summary>
/// <param name="Marketplace">The marketplace.</param>
/// <param name="AppKey">The application's key.</param>
/// <param name="Owner">The tenant whose application it is; <see langword="null"/> for one of the host's.</param>
/// <param name="Hour">When the hour began, in UTC.</param>
/// <param name="Count">How many callbacks are added.</param>
/// <param name="Refused">How many refused ones are added.</param>
public sealed record CountedAppRegistrationUse(MarketplaceId Marketplace, string AppKey, TenantId? Owner, DateTimeOffset Hour, long Count, long Refused);
