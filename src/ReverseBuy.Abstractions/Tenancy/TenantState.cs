namespace ReverseBuy.Tenancy;

/// <summary>Where a tenant is in its life. Work is done for it while it is <see cref="Active"/>, and in no other state.</summary>
public enum TenantState
{
    /// <summary>It can be worked for.</summary>
    Active,

    /// <summary>It is being made. When that was broken off, provisioning it again goes on.</summary>
    Provisioning,

    /// <summary>Its commands are refused and its workers rest; what it has can be read, and what marketplaces tell is kept.</summary>
    Suspended,

    /// <summary>It is being copied to another server: nothing may be written. When that was broken off, moving it again goes on, and resuming it leaves it where it was.</summary>
    Moving,

    /// <summary>It is being made out of an archive. When that was broken off, importing it again begins from the start.</summary>
    Importing,

    /// <summary>It is being deleted. When that was broken off, deleting it again goes on; there is no way back.</summary>
    Deleting,
}
