using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging;
using ReverseBuy.Following;

namespace ReverseBuy.EntityFrameworkCore.Following;

/// <summary>Encrypts what messages hint at so that it can be read under its own tenant and key only, wherever the row is copied.</summary>
internal sealed class ReceivedProtection(IDataProtectionProvider provider, ILogger<ReceivedProtection> logger)
{
    // Part of every key: another text here makes all stored messages unreadable.
    private const string Purpose = "ReverseBuy.Received.v1";

    public byte[] Protect(TenantId tenant, ReceivedKey key, IReadOnlyList<MarketplaceHint> hints)
    {
        var document = new HintsDocument { Hints = [.. hints.Select(HintDocument.Of)] };
        return ProtectorOf(tenant, key).Protect(JsonSerializer.SerializeToUtf8Bytes(document, HintsJsonContext.Default.HintsDocument));
    }

    public IReadOnlyList<MarketplaceHint> Unprotect(TenantId tenant, ReceivedKey key, byte[] stored)
    {
        try
        {
            var plain = ProtectorOf(tenant, key).Unprotect(stored);
            var document = JsonSerializer.Deserialize(plain, HintsJsonContext.Default.HintsDocument);
            return [.. (document?.Hints ?? []).Select(hint => hint.ToHint(key.Marketplace)).OfType<MarketplaceHint>()];
        }
        catch (CryptographicException)
        {
            // Without the key ring nobody ever can. It was a hint only: what it was about is found by the sweep, and one row must not hold up all others.
            Log.ReceivedUndecryptable(logger, tenant.Value, key.Marketplace.Value);
            return [];
        }
    }

    public IDataProtector ProtectorOf(TenantId tenant, ReceivedKey key) =>
        provider.CreateProtector(Purpose, tenant.Value, key.Marketplace.Value, key.Account.Value, key.MessageId);
}
