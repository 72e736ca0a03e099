using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Orders;

namespace ReverseBuy.Auditing;

/// <summary>A note of what somebody did to the credential of a buying account. It holds nothing of the credential, and is never altered.</summary>
/// <param name="Number">Grows with each note of a tenant; where a page ends, the next begins.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Kind">What was done.</param>
/// <param name="Marketplace">The marketplace.</param>
/// <param name="Account">The account.</param>
public sealed record CredentialChange(long Number, DateTimeOffset At, Actor By, CredentialChangeKind Kind, MarketplaceId Marketplace, BuyingAccountId Account);
