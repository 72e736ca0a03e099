namespace ReverseBuy.Schemas;

/// <summary>How the last attempt to migrate a tenant stands.</summary>
public enum MigrationState
{
    /// <summary>It was begun. When nobody is at it any more, the next run goes on with it.</summary>
    Running,

    /// <summary>It succeeded.</summary>
    Succeeded,

    /// <summary>It failed; the database is at the last version that could be reached.</summary>
    Failed,

    /// <summary>Its run was stopped while it was at it.</summary>
    Interrupted,
}
