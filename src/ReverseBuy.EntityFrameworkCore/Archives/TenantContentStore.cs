using ReverseBuy.Blobs;
using ReverseBuy.EntityFrameworkCore.Credentials;
using ReverseBuy.EntityFrameworkCore.UnitsOfWork;
using ReverseBuy.Settings;
using ReverseBuy.Tenancy;

namespace ReverseBuy.EntityFrameworkCore.Archives;

/// <summary>A tenant's database and photos as an archive. What is read from the database is one moment of it.</summary>
internal sealed class TenantContentStore(
    IDatabaseProvider databases, CredentialProtection credentials, TenantProtections protections, ITenantSettingsStore settings, IBlobStore? photos = null) : ITenantContent
{
    private readonly IReadOnlyDictionary<string, SecretColumn> _secrets = SecretColumn.AllOf(credentials, protections);

    public async ValueTask<TenantArchiveReport> WriteAsync(Tenant tenant, Stream destination, ExportTenantOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        ArgumentNullException.ThrowIfNull(destination);
        ArgumentNullException.ThrowIfNull(options);
        using var seal = options.Passphrase is null ? null : ArchiveSeal.Make(options.Passphrase);
        using var writer = new ArchiveWriter(destination);
        var export = new TenantExport(tenant, writer, seal, _secrets);
        var stored = await settings.FindAsync(tenant.Id, cancellationToken).ConfigureAwait(false);
        await export.BeginAsync(stored, cancellationToken).ConfigureAwait(false);
        var context = await databases.ViewTenantAsync(tenant.Id, cancellationToken).ConfigureAwait(false);
        await using (context.ConfigureAwait(false))
        {
            await export.WriteAsync(context, cancellationToken).ConfigureAwait(false);
        }

        if (photos is not null && options.WithPhotos)
        {
            await WritePhotosAsync(export, photos, tenant.Id, cancellationToken).ConfigureAwait(false);
        }

        await export.EndAsync(cancellationToken).ConfigureAwait(false);
        await destination.FlushAsync(cancellationToken).ConfigureAwait(false);
        return export.Report;
    }

    public async ValueTask<TenantContent> ReadAsync(Tenant tenant, Stream source, string? passphrase, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        ArgumentNullException.ThrowIfNull(source);
        using var reader = new ArchiveReader(source);
        using var import = new TenantImport(tenant.Id, reader, _secrets);
        await import.BeginAsync(passphrase, cancellationToken).ConfigureAwait(false);
        var write = await databases.WriteTenantAsync(tenant.Id, cancellationToken).ConfigureAwait(false);
        await using (write.ConfigureAwait(false))
        {
            await import.ReadAsync(write.Context, databases, cancellationToken).ConfigureAwait(false);
            await write.CommitAsync(cancellationToken).ConfigureAwait(false);
        }

        // Photos may lie across a network, and nothing is open any more. What is not whole is dropped as a whole.
        await import.ReadPhotosAsync(photos, cancellationToken).ConfigureAwait(false);
        return new TenantContent(import.Report, import.Accounts) { Settings = import.Settings };
    }

    private static async ValueTask WritePhotosAsync(TenantExport export, IBlobStore photos, TenantId tenant, CancellationToken cancellationToken)
    {
        await foreach (var photo in photos.ListAsync(tenant, cancellationToken).ConfigureAwait(false))
        {
            // One that was deleted since is in no archive.
            if (await photos.OpenAsync(tenant, photo, cancellationToken).ConfigureAwait(false) is { } content)
            {
                await using (content.ConfigureAwait(false))
                {
                    await export.WriteAsync(photo, content, cancellationToken).ConfigureAwait(false);
                }
            }
        }
    }
}
