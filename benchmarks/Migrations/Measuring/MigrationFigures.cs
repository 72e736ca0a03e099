namespace ReverseBuy.Migrations.Measuring;

/// <summary>What one engine took.</summary>
internal sealed record MigrationFigures(
    string Engine,
    string Setup,
    int Databases,
    int Parallelism,
    TimeSpan FromNothing,
    TimeSpan OneMigration,
    int Migrated,
    int Failed,
    TimeSpan Resumed,
    int MigratedThen,
    int UpToDateThen,
    int MedianMilliseconds);
