using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using ReverseBuy.Auditing;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;
using ReverseBuy.EntityFrameworkCore.Archives;
using ReverseBuy.EntityFrameworkCore.Auditing;
using ReverseBuy.EntityFrameworkCore.Control;
using ReverseBuy.EntityFrameworkCore.Credentials;
using ReverseBuy.EntityFrameworkCore.UnitsOfWork;
using ReverseBuy.Orders;
using ReverseBuy.Protection;

namespace ReverseBuy.EntityFrameworkCore.Secrets;

/// <summary>Goes through whatever is encrypted, some rows at a time; each is replaced only while it is still what was looked at.</summary>
internal sealed class SecretProtection(
    IDatabaseProvider databases, CredentialProtection credentials, TenantProtections protections, AppSecretProtection appSecrets, TimeProvider time) : ISecretProtection
{
    private const int RowsAtOnce = 200;

    private readonly IReadOnlyDictionary<string, SecretColumn> _columns = SecretColumn.AllOf(credentials, protections);

    public async ValueTask<ReprotectionReport> ReprotectAsync(TenantId tenant, bool trustRevokedKeys, Actor by, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(by.Id, nameof(by));
        var report = ReprotectionReport.Nothing;
        var context = await databases.ReadTenantAsync(tenant, cancellationToken).ConfigureAwait(false);
        await using (context.ConfigureAwait(false))
        {
            foreach (var table in ArchiveTable.AllOf(context))
            {
                if (_columns.TryGetValue(table.Name, out var column))
                {
                    report = report.And(await ReprotectAsync(tenant, context, table, column, trustRevokedKeys, by, cancellationToken).ConfigureAwait(false));
                }
            }
        }

        return report;
    }

    public async ValueTask<ReprotectionReport> ReprotectRegistrationsAsync(bool trustRevokedKeys, Actor by, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(by.Id, nameof(by));
        var report = ReprotectionReport.Nothing;
        var write = await databases.WriteControlAsync(cancellationToken).ConfigureAwait(false);
        await using (write.ConfigureAwait(false))
        {
            // A handful, and its writers take turns: nobody changes them meanwhile.
            foreach (var row in await write.Context.AppRegistrations.ToListAsync(cancellationToken).ConfigureAwait(false))
            {
                var protector = appSecrets.ProtectorOf(row.Id);
                var (found, anew) = Reprotection.Look(protector, row.Ciphertext, trustRevokedKeys);
                var isRenewed = anew is not null;
                row.Ciphertext = anew ?? row.Ciphertext;
                report = report.And(found);
                if (row.PreviousCiphertext is { } previous)
                {
                    (found, anew) = Reprotection.Look(protector, previous, trustRevokedKeys);
                    isRenewed |= anew is not null;
                    row.PreviousCiphertext = anew ?? previous;
                    report = report.And(found);
                }

                if (isRenewed)
                {
                    write.Context.AppRegistrationChanges.Add(AppRegistrationChangeRow.Of(CredentialChangeKind.Reprotected, row, by, time.GetUtcNow()));
                }
            }

            await write.CommitAsync(cancellationToken).ConfigureAwait(false);
        }

        return report;
    }

    private async ValueTask<ReprotectionReport> ReprotectAsync(
        TenantId tenant, TenantDbContext context, ArchiveTable table, SecretColumn column, bool trustRevokedKeys, Actor by, CancellationToken cancellationToken)
    {
        var report = ReprotectionReport.Nothing;
        var place = table.IndexOf(column.Column);
        List<object?[]> replacements = [];
        await foreach (var row in TableRows.ReadAsync(context, table, cancellationToken).ConfigureAwait(false))
        {
            // What was followed was erased.
            if (row[place] is not byte[] stored)
            {
                continue;
            }

            var (found, anew) = Reprotection.Look(column.ProtectorOf(tenant, table, row), stored, trustRevokedKeys);
            report = report.And(found);
            if (anew is not null)
            {
                replacements.Add([anew, stored, .. table.KeyOf(row)]);
            }

            if (replacements.Count == RowsAtOnce)
            {
                await ReplaceAsync(tenant, table, column, replacements, by, cancellationToken).ConfigureAwait(false);
                replacements.Clear();
            }
        }

        if (replacements.Count > 0)
        {
            await ReplaceAsync(tenant, table, column, replacements, by, cancellationToken).ConfigureAwait(false);
        }

        return report;
    }

    private async ValueTask ReplaceAsync(TenantId tenant, ArchiveTable table, SecretColumn column, List<object?[]> replacements, Actor by, CancellationToken cancellationToken)
    {
        var write = await databases.WriteTenantAsync(tenant, cancellationToken).ConfigureAwait(false);
        await using (write.ConfigureAwait(false))
        {
            var sql = table.Replace(column.Column, write.Context.GetService<ISqlGenerationHelper>());
            var replace = await TableRows.PrepareAsync(write.Context, sql, replacements[0].Length, cancellationToken).ConfigureAwait(false);
            await using (replace.ConfigureAwait(false))
            {
                foreach (var replacement in replacements)
                {
                    var replaced = await TableRows.RunAsync(replace, replacement, cancellationToken).ConfigureAwait(false);
                    if (replaced > 0 && table.Name == SecretColumn.Credentials)
                    {
                        // The values: the new one, the one before, and the key.
                        var (marketplace, account) = (new MarketplaceId((string)replacement[2]!), new BuyingAccountId((string)replacement[3]!));
                        write.Context.CredentialChanges.Add(CredentialChangeRow.Of(CredentialChangeKind.Reprotected, marketplace, account, by, time.GetUtcNow()));
                    }
                }
            }

            await write.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
