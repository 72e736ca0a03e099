using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;

namespace ReverseBuy.Auditing;

/// <summary>What one process counted of an account's credential in an hour, to be added to what is stored.</summary>
/// <param name="Marketplace">The marketplace.</param>
/// <param name="Account">The account.</param>
/// <param name="Purpose">For what.</param>
/// <param name="Hour">When the hour began, in UTC.</param>
/// <param name="Count">How many uses are added.</param>
/// <param name="Refused">How many refusals are added.</param>
public sealed record CountedCredentialUse(MarketplaceId Marketplace, BuyingAccountId Account, CredentialPurpose Purpose, DateTimeOffset Hour, long Count, long Refused);
