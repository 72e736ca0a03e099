using ReverseBuy.Catalogue;
using ReverseBuy.Following;

namespace ReverseBuy.EntityFrameworkCore.Control;

internal sealed class AppRegistrationRow
{
    public AppRegistrationId Id { get; set; }

    public MarketplaceId Marketplace { get; set; }

    public string AppKey { get; set; } = string.Empty;

    public TenantId? Owner { get; set; }

    /// <summary>The encrypted secret (see <see cref="AppSecretProtection"/>).</summary>
    public byte[] Ciphertext { get; set; } = [];

    /// <summary>The encrypted secret before, until its time is over.</summary>
    public byte[]? PreviousCiphertext { get; set; }

    public DateTimeOffset? PreviousUntil { get; set; }
}
