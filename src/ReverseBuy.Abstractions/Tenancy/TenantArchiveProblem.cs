namespace ReverseBuy.Tenancy;

/// <summary>What is wrong with an archive of a tenant.</summary>
public enum TenantArchiveProblem
{
    /// <summary>It is none, or was changed.</summary>
    Damaged,

    /// <summary>Its end is missing.</summary>
    Truncated,

    /// <summary>A newer version wrote it: it has tables or columns that this one does not know.</summary>
    Newer,

    /// <summary>Its secrets are sealed, and the passphrase is missing or another one.</summary>
    WrongPassphrase,
}
