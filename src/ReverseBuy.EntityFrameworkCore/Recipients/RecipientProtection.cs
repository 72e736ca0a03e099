using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using ReverseBuy.Fulfilment;

namespace ReverseBuy.EntityFrameworkCore.Recipients;

/// <summary>Encrypts what is known of recipients so that it can be read under its own tenant and id only, wherever the row is copied.</summary>
internal sealed class RecipientProtection(IDataProtectionProvider provider)
{
    // Part of every key: another text here makes all stored recipients unreadable.
    private const string Purpose = "ReverseBuy.Recipients.v1";

    public byte[] Protect(TenantId tenant, RecipientId id, ImportData data)
    {
        var plain = JsonSerializer.SerializeToUtf8Bytes(RecipientDocument.Of(data), RecipientJsonContext.Default.RecipientDocument);
        try
        {
            return ProtectorOf(tenant, id).Protect(plain);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    public ImportData Unprotect(TenantId tenant, RecipientId id, byte[] stored)
    {
        byte[] plain;
        try
        {
            plain = ProtectorOf(tenant, id).Unprotect(stored);
        }
        catch (CryptographicException exception)
        {
            throw new ReverseBuyException(
                "recipients.undecryptable",
                $"Recipient {id} of tenant '{tenant}' cannot be decrypted: the host's key ring changed, or the row was copied from elsewhere. Restore the "
                + "Data Protection key ring and its application name, or save the recipient again.",
                exception);
        }

        try
        {
            return JsonSerializer.Deserialize(plain, RecipientJsonContext.Default.RecipientDocument)?.ToData()
                ?? throw new ReverseBuyException("storage.document_unreadable", $"Recipient {id} of tenant '{tenant}' is empty. Save it again.");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    internal IDataProtector ProtectorOf(TenantId tenant, RecipientId id) => provider.CreateProtector(Purpose, tenant.Value, id.ToString());
}
