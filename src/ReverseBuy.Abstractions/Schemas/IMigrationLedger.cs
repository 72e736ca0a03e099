namespace ReverseBuy.Schemas;

/// <summary>
/// What is known of tenants' schemas, in the control database: a row per tenant. Whoever migrates a tenant claims it first, so that no two do the same; a claim ends by itself,
/// by the clock of the store, when its holder is gone. Thread-safe; each write is complete in itself.
/// </summary>
public interface IMigrationLedger
{
    /// <summary>Reads all rows.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The rows, by tenant. A tenant without a row is one whose version nobody has noted.</returns>
    ValueTask<IReadOnlyList<MigrationRecord>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Claims a tenant, and notes that an attempt begins.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="run">For which run.</param>
    /// <param name="duration">After how long the claim ends.</param>
    /// <param name="cancellationToken">Ends the wait; a claim that was given all the same ends by itself.</param>
    /// <returns>The claim, or for how long another has it.</returns>
    ValueTask<MigrationClaimAttempt> ClaimAsync(TenantId tenant, MigrationRunId run, TimeSpan duration, CancellationToken cancellationToken);

    /// <summary>Makes a claim last for a duration again, from now on.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="duration">The duration.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether it is still held; <see langword="false"/> when another has taken the tenant on.</returns>
    ValueTask<bool> RenewAsync(MigrationClaim claim, TimeSpan duration, CancellationToken cancellationToken);

    /// <summary>Notes how an attempt ended, and gives its claim back.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="end">How it ended.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether it was noted; <see langword="false"/> when another has taken the tenant on, and knows it better.</returns>
    ValueTask<bool> CloseAsync(MigrationClaim claim, MigrationEnd end, CancellationToken cancellationToken);

    /// <summary>Notes the version that a database was brought to outside a run: when it was made, or at its first use. Claims are not touched.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="version">The version.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when it is noted.</returns>
    ValueTask NoteAsync(TenantId tenant, string version, CancellationToken cancellationToken);
}
