using ReverseBuy.Auditing;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.Orders;

namespace ReverseBuy.EntityFrameworkCore.Auditing;

/// <summary>Who did what to an account's credentials. Rows are added, and nothing changes or removes them.</summary>
internal sealed class CredentialChangeRow
{
    public long Position { get; set; }

    public DateTimeOffset At { get; set; }

    public CredentialChangeKind Kind { get; set; }

    public MarketplaceId Marketplace { get; set; }

    public BuyingAccountId Account { get; set; }

    public ActorKind ActorKind { get; set; }

    public string ActorId { get; set; } = string.Empty;

    public static CredentialChangeRow Of(CredentialChangeKind kind, MarketplaceId marketplace, BuyingAccountId account, Actor by, DateTimeOffset at) => new()
    {
        At = at,
        Kind = kind,
        Marketplace = marketplace,
        Account = account,
        ActorKind = by.Kind,
        ActorId = by.Id,
    };
}
