using Microsoft.EntityFrameworkCore;

namespace ReverseBuy.EntityFrameworkCore.Sqlite;

/// <summary>Where and how SQLite keeps the databases. Checked at start.</summary>
/// <remarks>
/// Not to be chosen: every file uses a write-ahead log with <c>synchronous=FULL</c>, so that what was committed survives a crash of the
/// process and of the machine.
/// </remarks>
public sealed class SqliteStorageOptions
{
    /// <summary>
    /// The folder of <c>control.db</c> and <c>tenants/</c>; made when missing. Required. It belongs to one host process at a time and lies on a
    /// local disk: SQLite's locks cannot be relied on over a network. A relative path counts from the current directory.
    /// </summary>
    public string? DataFolder { get; set; }

    /// <summary>
    /// Where a tenant's database is, for a host that has a file for each of its customers already: ReverseBuy puts its tables beside the host's. It gives the same path for the same tenant for ever,
    /// and never the same for two; no such file is ever deleted: deleting a tenant names it as remaining. <see langword="null"/> (the default) puts them into <c>tenants/</c> of the data folder. Thread-safe.
    /// </summary>
    public Func<TenantId, string>? TenantFile { get; set; }

    /// <summary>
    /// How long a statement waits while something outside this host, such as a backup tool, holds a file. Writers inside the host wait in a
    /// queue and never need it. More than zero, at most ten minutes; 5 seconds unless set.
    /// </summary>
    public TimeSpan BusyTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long a unit of work waits for its turn at a tenant's database before it fails with <c>storage.busy</c>. More than zero, at most ten minutes;
    /// 30 seconds unless set.
    /// </summary>
    public TimeSpan LockTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Whether a tenant's database that is behind this host is migrated at its first use. Else it is served while it lacks nothing that the host needs, and
    /// <see cref="TenantSchemaOutdatedException"/> tells which command to run when it does. On unless set: one process owns the folder, and who updates it expects it to work.
    /// </summary>
    public bool AutomaticMigration { get; set; } = true;

    /// <summary>What the host's next version will have: tests and benchmarks stand for it with migrations of their own.</summary>
    internal Action<DbContextOptionsBuilder>? NextVersion { get; set; }

    internal void Validate()
    {
        if (string.IsNullOrWhiteSpace(DataFolder))
        {
            throw new ConfigurationException(
                "ReverseBuy:Sqlite:DataFolder is not set. Name the folder that keeps the databases: .UseSqlite(o => o.DataFolder = \"data\").");
        }

        if (BusyTimeout <= TimeSpan.Zero || BusyTimeout > TimeSpan.FromMinutes(10))
        {
            throw new ConfigurationException(
                $"ReverseBuy:Sqlite:BusyTimeout is {BusyTimeout:c}. Choose more than zero and at most ten minutes, such as 00:00:05.");
        }

        if (LockTimeout <= TimeSpan.Zero || LockTimeout > TimeSpan.FromMinutes(10))
        {
            throw new ConfigurationException(
                $"ReverseBuy:Sqlite:LockTimeout is {LockTimeout:c}. Choose more than zero and at most ten minutes, such as 00:00:30.");
        }
    }
}
