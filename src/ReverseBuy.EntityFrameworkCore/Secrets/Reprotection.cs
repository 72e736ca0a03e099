using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using ReverseBuy.Protection;

namespace ReverseBuy.EntityFrameworkCore.Secrets;

/// <summary>Looks at one stored value: under which key it lies, and what it would be under the current one.</summary>
internal static class Reprotection
{
    /// <summary>Looks at a value.</summary>
    /// <returns>What was found, and the value anew where it is to be replaced.</returns>
    public static (ReprotectionReport Found, byte[]? Anew) Look(IDataProtector protector, byte[] stored, bool trustRevokedKeys)
    {
        if (protector is not IPersistedDataProtector persisted)
        {
            throw new ConfigurationException(
                $"The host's data protection ({protector.GetType().Name}) does not tell under which key a value lies, so nothing can be encrypted anew. Use that of ASP.NET Core.");
        }

        byte[] plain;
        bool isOld;
        bool isRevoked;
        try
        {
            plain = persisted.DangerousUnprotect(stored, ignoreRevocationErrors: true, out isOld, out isRevoked);
        }
        catch (CryptographicException)
        {
            return (ReprotectionReport.Nothing with { Unreadable = 1 }, null);
        }

        try
        {
            return (isRevoked && !trustRevokedKeys, isOld) switch
            {
                (true, _) => (ReprotectionReport.Nothing with { Revoked = 1 }, null),
                (_, true) => (ReprotectionReport.Nothing with { Renewed = 1 }, protector.Protect(plain)),
                _ => (ReprotectionReport.Nothing with { Current = 1 }, null),
            };
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }
}
