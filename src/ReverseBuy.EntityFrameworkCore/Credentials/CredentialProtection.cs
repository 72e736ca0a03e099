using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;

namespace ReverseBuy.EntityFrameworkCore.Credentials;

/// <summary>Encrypts credentials so that they can be read for their own tenant, marketplace and account only, wherever the row is copied.</summary>
internal sealed class CredentialProtection(IDataProtectionProvider provider)
{
    // Part of every key: another text here makes all stored credentials unreadable.
    private const string Purpose = "ReverseBuy.Credentials.v1";

    public byte[] Protect(TenantId tenant, MarketplaceId marketplace, BuyingAccountId account, AccountCredentials credentials)
    {
        var document = new CredentialDocument
        {
            AccessToken = credentials.AccessToken,
            RefreshToken = credentials.RefreshToken,
            ExpiresAt = credentials.ExpiresAt,
            FencingToken = credentials.FencingToken,
        };
        var plain = JsonSerializer.SerializeToUtf8Bytes(document, CredentialJsonContext.Default.CredentialDocument);
        try
        {
            return ProtectorOf(tenant, marketplace, account).Protect(plain);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    public AccountCredentials Unprotect(TenantId tenant, MarketplaceId marketplace, BuyingAccountId account, byte[] stored)
    {
        byte[] plain;
        try
        {
            plain = ProtectorOf(tenant, marketplace, account).Unprotect(stored);
        }
        catch (CryptographicException exception)
        {
            throw new ReverseBuyException(
                "credentials.undecryptable",
                $"The credentials of tenant '{tenant}' at marketplace '{marketplace}' cannot be decrypted: the host's key ring changed, or the row was copied "
                + "from elsewhere. Restore the Data Protection key ring and its application name, or connect the account again.",
                exception);
        }

        try
        {
            var document = JsonSerializer.Deserialize(plain, CredentialJsonContext.Default.CredentialDocument)
                ?? throw new ReverseBuyException("storage.document_unreadable", $"The credentials of tenant '{tenant}' are empty. Connect the account again.");
            return new AccountCredentials(document.AccessToken)
            {
                RefreshToken = document.RefreshToken,
                ExpiresAt = document.ExpiresAt,
                FencingToken = document.FencingToken,
            };
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    internal IDataProtector ProtectorOf(TenantId tenant, MarketplaceId marketplace, BuyingAccountId account) =>
        provider.CreateProtector(Purpose, tenant.Value, marketplace.Value, account.Value);
}
