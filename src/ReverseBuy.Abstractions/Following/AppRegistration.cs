using ReverseBuy.Catalogue;
using ReverseBuy.Privacy;

namespace ReverseBuy.Following;

/// <summary>An application of ours at a marketplace, as its callbacks see it. Its text form hides the id and the secret.</summary>
/// <param name="Id">The address that the marketplace pushes to.</param>
/// <param name="Marketplace">The marketplace.</param>
/// <param name="AppKey">The application's key.</param>
/// <param name="AppSecret">The application's secret, with which callbacks are signed.</param>
public sealed record AppRegistration(AppRegistrationId Id, MarketplaceId Marketplace, string AppKey, [property: Secret] string AppSecret)
{
    /// <summary>
    /// The only tenant whose accounts it may tell of: set it where a tenant brings an application of its own, for whoever has its secret can sign whatever he likes. <see langword="null"/>
    /// for an application of the host's.
    /// </summary>
    public TenantId? Owner { get; init; }

    /// <summary>The secret before, while callbacks that are signed with it are still believed; <see langword="null"/> when there is none.</summary>
    [Secret]
    public string? PreviousSecret { get; init; }

    /// <summary>Until when <see cref="PreviousSecret"/> is believed. After it, it is forgotten.</summary>
    public DateTimeOffset? PreviousUntil { get; init; }

    /// <inheritdoc />
    public override string ToString() => $"AppRegistration {{ {Marketplace} }}";
}
