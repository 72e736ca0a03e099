using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using ReverseBuy.Following;

namespace ReverseBuy.EntityFrameworkCore.Control;

/// <summary>Encrypts the secrets of app registrations so that each can be read under its own address only, wherever the row is copied.</summary>
internal sealed class AppSecretProtection(IDataProtectionProvider provider)
{
    // Part of every key: another text here makes all stored secrets unreadable.
    private const string Purpose = "ReverseBuy.AppSecrets.v1";

    public byte[] Protect(AppRegistrationId id, string secret)
    {
        var plain = Encoding.UTF8.GetBytes(secret);
        try
        {
            return ProtectorOf(id).Protect(plain);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    /// <summary>Decrypts a secret; <see langword="null"/> when the key ring does not have its key.</summary>
    public string? Unprotect(AppRegistrationId id, byte[] stored)
    {
        try
        {
            var plain = ProtectorOf(id).Unprotect(stored);
            var secret = Encoding.UTF8.GetString(plain);
            CryptographicOperations.ZeroMemory(plain);
            return secret;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public IDataProtector ProtectorOf(AppRegistrationId id) => provider.CreateProtector(Purpose, id.Value);
}
