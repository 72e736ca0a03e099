using ReverseBuy.Catalogue;
using ReverseBuy.Orders;

namespace ReverseBuy.Auditing;

/// <summary>A note of what somebody did to the secret of an app registration. It holds nothing of the secret nor of the address, and is never altered.</summary>
/// <param name="Number">Grows with each note; where a page ends, the next begins.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Kind">What was done.</param>
/// <param name="Marketplace">The marketplace.</param>
/// <param name="AppKey">The application's key, which marketplaces show openly.</param>
/// <param name="Owner">The tenant whose application it is; <see langword="null"/> for one of the host's.</param>
public sealed record AppRegistrationChange(long Number, DateTimeOffset At, Actor By, CredentialChangeKind Kind, MarketplaceId Marketplace, string AppKey, TenantId? Owner);
