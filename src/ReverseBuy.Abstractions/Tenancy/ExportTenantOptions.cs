namespace ReverseBuy.Tenancy;

/// <summary>What an archive of a tenant is to hold.</summary>
public sealed record ExportTenantOptions
{
    /// <summary>
    /// What seals what is encrypted in the database (credentials, recipients) in the archive: at least 12 characters, and kept apart from it. The host's key ring is not needed to read it again.
    /// <see langword="null"/> leaves those rows out: accounts have to be connected again, and recipients saved.
    /// </summary>
    public string? Passphrase { get; init; }

    /// <summary>Whether to write photos. Default: yes.</summary>
    public bool WithPhotos { get; init; } = true;
}
