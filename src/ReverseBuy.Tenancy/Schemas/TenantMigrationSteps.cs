using ReverseBuy.Schemas;

namespace ReverseBuy.Tenancy.Schemas;

/// <summary>
/// Takes one tenant through: claims it, migrates it, notes how it ended. The process may end between any two of these: the claim ends by itself, the migration is safe to repeat, and
/// the next run does what is left.
/// </summary>
internal sealed class TenantMigrationSteps(
    ITenantSchema schema, IMigrationLedger ledger, TimeProvider time, MigrationRunId run, string target, MigrationRunOptions options)
{
    public MigrationRunId Run => run;

    /// <summary>Takes a tenant through.</summary>
    /// <returns>What became of it; or nothing, and for how long another has it.</returns>
    public async ValueTask<(TenantMigration? Result, TimeSpan HeldFor)> TakeAsync(PlannedMigration tenant, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        if (tenant.Pending.Count == 0)
        {
            return (Result(tenant, MigrationOutcome.UpToDate, began) with { Before = tenant.Version, After = tenant.Version }, default);
        }

        MigrationClaimAttempt attempt;
        try
        {
            attempt = await ledger.ClaimAsync(tenant.Tenant, run, options.ClaimDuration, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!IsCancellation(exception, cancellationToken))
        {
            return (Result(tenant, MigrationOutcome.Failed, began) with { Before = tenant.Version, Error = FailureText.Of(exception) }, default);
        }

        return attempt.Claim is { } claim
            ? (await MigrateAsync(tenant, claim, began, cancellationToken).ConfigureAwait(false), default)
            : (null, attempt.HeldFor);
    }

    private static bool IsCancellation(Exception exception, CancellationToken cancellationToken) =>
        exception is OperationCanceledException && cancellationToken.IsCancellationRequested;

    private async ValueTask<TenantMigration> MigrateAsync(PlannedMigration tenant, MigrationClaim claim, long began, CancellationToken cancellationToken)
    {
        var result = Result(tenant, MigrationOutcome.Failed, began) with { Before = claim.Record.Before, Attempts = claim.Record.Attempts };
        try
        {
            // Between the plan and the claim another run may have done it. Who asks the databases does not believe the ledger in this either.
            if (!options.AskDatabases && string.Equals(claim.Record.Version, target, StringComparison.Ordinal))
            {
                await ledger.CloseAsync(claim, new MigrationEnd(MigrationState.Succeeded, target, null), cancellationToken).ConfigureAwait(false);
                return result with { Outcome = MigrationOutcome.DoneElsewhere, After = target, Duration = time.GetElapsedTime(began) };
            }

            var change = await HoldingAsync(claim, cancellationToken).ConfigureAwait(false);

            // Once it is migrated, that is noted also by a run that is being stopped.
            var isNoted = await ledger.CloseAsync(claim, new MigrationEnd(MigrationState.Succeeded, change.After, null), CancellationToken.None).ConfigureAwait(false);
            return result with
            {
                Outcome = !isNoted ? MigrationOutcome.DoneElsewhere : change.HasChanged ? MigrationOutcome.Migrated : MigrationOutcome.UpToDate,
                Before = change.Before,
                After = change.After,
                Duration = time.GetElapsedTime(began),
            };
        }
        catch (Exception exception)
        {
            var isStopped = IsCancellation(exception, cancellationToken);
            var error = isStopped ? null : FailureText.Of(exception);
            await TryCloseAsync(claim, new MigrationEnd(isStopped ? MigrationState.Interrupted : MigrationState.Failed, null, error)).ConfigureAwait(false);
            if (isStopped)
            {
                throw;
            }

            return result with { Error = error, Duration = time.GetElapsedTime(began) };
        }
    }

    /// <summary>Migrates, and prolongs the claim for as long as that takes.</summary>
    private async ValueTask<SchemaChange> HoldingAsync(MigrationClaim claim, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var renewing = RenewAsync(claim, end.Token);
        try
        {
            return await schema.MigrateAsync(claim.Record.Tenant, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await end.CancelAsync().ConfigureAwait(false);
            await renewing.ConfigureAwait(false);
        }
    }

    private async Task RenewAsync(MigrationClaim claim, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(options.ClaimDuration / 3, time, cancellationToken).ConfigureAwait(false);
                if (!await TryRenewAsync(claim, cancellationToken).ConfigureAwait(false))
                {
                    return;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The migration has ended.
        }
    }

    private async ValueTask<bool> TryRenewAsync(MigrationClaim claim, CancellationToken cancellationToken)
    {
        try
        {
            return await ledger.RenewAsync(claim, options.ClaimDuration, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Tried again in a while. Should another take the tenant on, the database lets one of the two migrate at a time.
            return true;
        }
    }

    private async ValueTask TryCloseAsync(MigrationClaim claim, MigrationEnd end)
    {
        try
        {
            await ledger.CloseAsync(claim, end, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // What went wrong first is what is told. The claim ends by itself.
        }
    }

    private TenantMigration Result(PlannedMigration tenant, MigrationOutcome outcome, long began) =>
        new() { Tenant = tenant.Tenant, IsCanary = tenant.IsCanary, Outcome = outcome, Duration = time.GetElapsedTime(began) };
}
