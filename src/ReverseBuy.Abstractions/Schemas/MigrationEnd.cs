namespace ReverseBuy.Schemas;

/// <summary>How an attempt to migrate a tenant ended.</summary>
/// <param name="State">How.</param>
/// <param name="Version">The version of the database now; <see langword="null"/> when it is not known, and what was noted before stands.</param>
/// <param name="Error">What went wrong, without secrets and personal data.</param>
public sealed record MigrationEnd(MigrationState State, string? Version, string? Error);
