using Microsoft.Extensions.Logging;
using ReverseBuy.EntityFrameworkCore.Control;
using ReverseBuy.Schemas;

namespace ReverseBuy.EntityFrameworkCore;

/// <summary>For providers: a tenant's database is migrated at its first use where the host says so; else it is served as long as it can be.</summary>
/// <param name="tenant">The tenant.</param>
/// <param name="databases">Where the control database is, with the ledger.</param>
/// <param name="isAutomatic">Whether the host migrates by itself.</param>
/// <param name="option">The option that says so, for people.</param>
/// <param name="logger">Where to tell of what could not be noted.</param>
public sealed class TenantSchemaPolicy(TenantId tenant, IDatabaseProvider databases, bool isAutomatic, string option, ILogger logger)
    : ISchemaPolicy<TenantDbContext>
{
    /// <inheritdoc />
    public bool IsToMigrate(SchemaVersions versions, IReadOnlyCollection<string> applied)
    {
        ArgumentNullException.ThrowIfNull(versions);
        return isAutomatic
            || (versions.Serves(applied) ? false : throw new TenantSchemaOutdatedException(tenant, SchemaVersions.VersionOf(applied), versions.Oldest, option));
    }

    /// <inheritdoc />
    public ValueTask CheckAsync(TenantDbContext context, CancellationToken cancellationToken) => context.ClaimAsync(tenant, cancellationToken);

    /// <inheritdoc />
    public async ValueTask NoteAsync(SchemaChange change, bool isAsked, CancellationToken cancellationToken)
    {
        if (!isAsked && !change.HasChanged)
        {
            return;
        }

        try
        {
            await new MigrationLedger(databases, TimeProvider.System).NoteAsync(tenant, change.After, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!isAsked && exception is not OperationCanceledException)
        {
            // The next run finds the database up to date, and notes it.
            Log.VersionNotNoted(logger, tenant.Value, change.After, exception.GetType().Name);
        }
    }
}
