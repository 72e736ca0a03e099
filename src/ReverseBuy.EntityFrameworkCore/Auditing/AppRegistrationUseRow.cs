using ReverseBuy.Catalogue;

namespace ReverseBuy.EntityFrameworkCore.Auditing;

/// <summary>By the application's key and not by the registration's id: that is the secret part of its address.</summary>
internal sealed class AppRegistrationUseRow
{
    public long Position { get; set; }

    public MarketplaceId Marketplace { get; set; }

    public string AppKey { get; set; } = string.Empty;

    public TenantId? Owner { get; set; }

    public DateTimeOffset Hour { get; set; }

    public long Count { get; set; }

    public long Refused { get; set; }
}
