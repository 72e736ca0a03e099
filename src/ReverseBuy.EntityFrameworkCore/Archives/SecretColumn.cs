using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.EntityFrameworkCore.Credentials;
using ReverseBuy.EntityFrameworkCore.UnitsOfWork;
using ReverseBuy.Following;
using ReverseBuy.Fulfilment;

namespace ReverseBuy.EntityFrameworkCore.Archives;

/// <summary>A column that is encrypted with the host's key ring, for its tenant and its row.</summary>
internal sealed class SecretColumn
{
    /// <summary>The table of accounts' credentials.</summary>
    public const string Credentials = "credentials";

    private readonly Func<TenantId, Func<string, object?>, IDataProtector> _protector;

    private SecretColumn(string table, string column, Func<TenantId, Func<string, object?>, IDataProtector> protector)
    {
        (Table, Column, _protector) = (table, column, protector);
    }

    public string Table { get; }

    public string Column { get; }

    /// <summary>All there are. Whoever encrypts another column adds it: its rows could not be read elsewhere.</summary>
    public static IReadOnlyDictionary<string, SecretColumn> AllOf(CredentialProtection credentials, TenantProtections protections) => new[]
    {
        new SecretColumn(Credentials, "ciphertext", (tenant, row) => credentials.ProtectorOf(
            tenant, new MarketplaceId((string)row("marketplace")!), new BuyingAccountId((string)row("account")!))),
        new SecretColumn("recipients", "ciphertext", (tenant, row) => protections.Recipients.ProtectorOf(tenant, new RecipientId((Guid)row("id")!))),
        new SecretColumn("received", "ciphertext", (tenant, row) => protections.Received.ProtectorOf(
            tenant,
            new ReceivedKey(new MarketplaceId((string)row("marketplace")!), new BuyingAccountId((string)row("account")!), (string)row("message_id")!))),
    }.ToDictionary(column => column.Table, StringComparer.Ordinal);

    public byte[] Unprotect(TenantId tenant, ArchiveTable table, object?[] row)
    {
        try
        {
            return _protector(tenant, Value(table, row)).Unprotect((byte[])row[table.IndexOf(Column)]!);
        }
        catch (CryptographicException exception)
        {
            throw new ReverseBuyException(
                "tenant.undecryptable",
                $"A row of table '{Table}' of tenant '{tenant}' cannot be decrypted: the host's key ring changed. Restore it, or export without a passphrase, which leaves such rows out.",
                exception);
        }
    }

    public IDataProtector ProtectorOf(TenantId tenant, ArchiveTable table, object?[] row) => _protector(tenant, Value(table, row));

    public byte[] Protect(TenantId tenant, ArchiveTable table, object?[] row, byte[] plain) => _protector(tenant, Value(table, row)).Protect(plain);

    private static Func<string, object?> Value(ArchiveTable table, object?[] row) => column => row[table.IndexOf(column)];
}
