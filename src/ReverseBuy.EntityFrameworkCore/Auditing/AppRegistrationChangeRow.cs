using ReverseBuy.Auditing;
using ReverseBuy.Catalogue;
using ReverseBuy.EntityFrameworkCore.Control;
using ReverseBuy.Orders;

namespace ReverseBuy.EntityFrameworkCore.Auditing;

/// <summary>Who did what to the secret of an app registration. Rows are added, and removed with the tenant whose application it is; nothing changes them.</summary>
internal sealed class AppRegistrationChangeRow
{
    public long Position { get; set; }

    public DateTimeOffset At { get; set; }

    public CredentialChangeKind Kind { get; set; }

    public MarketplaceId Marketplace { get; set; }

    public string AppKey { get; set; } = string.Empty;

    public TenantId? Owner { get; set; }

    public ActorKind ActorKind { get; set; }

    public string ActorId { get; set; } = string.Empty;

    public static AppRegistrationChangeRow Of(CredentialChangeKind kind, AppRegistrationRow registration, Actor by, DateTimeOffset at) => new()
    {
        At = at,
        Kind = kind,
        Marketplace = registration.Marketplace,
        AppKey = registration.AppKey,
        Owner = registration.Owner,
        ActorKind = by.Kind,
        ActorId = by.Id,
    };
}
