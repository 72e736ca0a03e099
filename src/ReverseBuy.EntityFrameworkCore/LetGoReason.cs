namespace ReverseBuy.EntityFrameworkCore;

/// <summary>For providers: why the connections to a tenant's database were closed.</summary>
public enum LetGoReason
{
    /// <summary>Nobody used it for a while.</summary>
    Idle,

    /// <summary>Other tenants needed them.</summary>
    Needed,

    /// <summary>The tenant moves, is deleted, or its database is not there any more.</summary>
    Gone,
}
