using ReverseBuy.Catalogue;

namespace ReverseBuy.Auditing;

/// <summary>How many callbacks were verified with the secret of an app registration in one hour, by all processes.</summary>
/// <param name="Number">Grows with each first use in an hour that is written; where a page ends, the next begins.</param>
/// <param name="Marketplace">The marketplace.</param>
/// <param name="AppKey">The application's key.</param>
/// <param name="Owner">The tenant whose application it is; <see langword="null"/> for one of the host's.</param>
/// <param name="Hour">When the hour began, in UTC.</param>
/// <param name="Count">How many callbacks were verified.</param>
/// <param name="Refused">How many of them were not signed with it.</param>
public sealed record AppRegistrationUse(long Number, MarketplaceId Marketplace, string AppKey, TenantId? Owner, DateTimeOffset Hour, long Count, long Refused)
{
    /// <summary>When the hour began in which it was used last before this one; <see langword="null"/> when there is none among the hours that are kept.</summary>
    public DateTimeOffset? Previous { get; init; }
}
