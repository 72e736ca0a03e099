using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;

namespace ReverseBuy.Auditing;

/// <summary>How often the credential of a buying account was used for one purpose in one hour, by all processes.</summary>
/// <param name="Number">Grows with each first use in an hour that is written; where a page ends, the next begins.</param>
/// <param name="Marketplace">The marketplace.</param>
/// <param name="Account">The account.</param>
/// <param name="Purpose">For what.</param>
/// <param name="Hour">When the hour began, in UTC.</param>
/// <param name="Count">How often it was used.</param>
/// <param name="Refused">How often the marketplace said that it is not, or no longer, valid.</param>
public sealed record CredentialUse(
    long Number, MarketplaceId Marketplace, BuyingAccountId Account, CredentialPurpose Purpose, DateTimeOffset Hour, long Count, long Refused)
{
    /// <summary>When the hour began in which the account was used last before this one, for whatever purpose; <see langword="null"/> when there is none among the hours that are kept.</summary>
    public DateTimeOffset? Previous { get; init; }
}
