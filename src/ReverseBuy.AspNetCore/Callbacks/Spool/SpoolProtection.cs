using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace ReverseBuy.AspNetCore.Callbacks.Spool;

/// <summary>Encrypts what waits in the spool, each under its own file's name.</summary>
internal sealed class SpoolProtection(IDataProtectionProvider provider)
{
    // Part of every key: another text here makes all that waits unreadable.
    private const string Purpose = "ReverseBuy.CallbackSpool.v1";

    public byte[] Protect(string name, SpooledCallback callback) =>
        provider.CreateProtector(Purpose, name).Protect(JsonSerializer.SerializeToUtf8Bytes(callback, SpoolJsonContext.Default.SpooledCallback));

    /// <summary>Decrypts a file; <see langword="null"/> when it is damaged, renamed, or of another key ring.</summary>
    public SpooledCallback? Unprotect(string name, byte[] stored)
    {
        try
        {
            return JsonSerializer.Deserialize(provider.CreateProtector(Purpose, name).Unprotect(stored), SpoolJsonContext.Default.SpooledCallback);
        }
        catch (Exception exception) when (exception is CryptographicException or JsonException)
        {
            return null;
        }
    }
}
