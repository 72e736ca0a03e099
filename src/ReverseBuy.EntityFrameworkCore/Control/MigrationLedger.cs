using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using ReverseBuy.Schemas;

namespace ReverseBuy.EntityFrameworkCore.Control;

/// <summary>The ledger of all processes that share a control database. Its writers take turns, so that what is read here is not changed before it is written.</summary>
[SuppressMessage("ApiDesign", "RS0030", Justification = "DateTime.UtcNow stands in queries only, where it is the clock of the database.")]
internal sealed class MigrationLedger(IDatabaseProvider databases, TimeProvider time) : IMigrationLedger
{
    // Free since long ago, by any clock.
    private static readonly DateTime Free = DateTime.UnixEpoch;

    public async ValueTask<IReadOnlyList<MigrationRecord>> ListAsync(CancellationToken cancellationToken)
    {
        var context = await databases.ReadControlAsync(cancellationToken).ConfigureAwait(false);
        await using (context.ConfigureAwait(false))
        {
            var rows = await context.Migrations.AsNoTracking().ToListAsync(cancellationToken).ConfigureAwait(false);
            return [.. rows.Select(ToRecord).OrderBy(record => record.Tenant.Value, StringComparer.Ordinal)];
        }
    }

    public async ValueTask<MigrationClaimAttempt> ClaimAsync(TenantId tenant, MigrationRunId run, TimeSpan duration, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(duration, TimeSpan.Zero);
        var write = await databases.WriteControlAsync(cancellationToken).ConfigureAwait(false);
        await using (write.ConfigureAwait(false))
        {
            var known = await write.Context.Migrations.AsNoTracking()
                .Where(row => row.Tenant == tenant)
                .Select(row => new { Row = row, Now = DateTime.UtcNow })
                .SingleOrDefaultAsync(cancellationToken)
                .ConfigureAwait(false);
            if (known is not null && known.Row.ClaimedUntil > known.Now)
            {
                return new MigrationClaimAttempt(null, known.Row.ClaimedUntil - known.Now);
            }

            var row = Begin(known?.Row ?? new MigrationRow { Tenant = tenant }, run);
            write.Context.Entry(row).State = known is null ? EntityState.Added : EntityState.Modified;
            await write.Context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
            await HoldAsync(write.Context, tenant, row.FencingToken, duration, cancellationToken).ConfigureAwait(false);
            await write.CommitAsync(cancellationToken).ConfigureAwait(false);
            return new MigrationClaimAttempt(new MigrationClaim(ToRecord(row), row.FencingToken), TimeSpan.Zero);
        }
    }

    public async ValueTask<bool> RenewAsync(MigrationClaim claim, TimeSpan duration, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(duration, TimeSpan.Zero);
        var write = await databases.WriteControlAsync(cancellationToken).ConfigureAwait(false);
        await using (write.ConfigureAwait(false))
        {
            var held = await HoldAsync(write.Context, claim.Record.Tenant, claim.FencingToken, duration, cancellationToken).ConfigureAwait(false);
            await write.CommitAsync(cancellationToken).ConfigureAwait(false);
            return held == 1;
        }
    }

    public async ValueTask<bool> CloseAsync(MigrationClaim claim, MigrationEnd end, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(end);
        DateTimeOffset? now = time.GetUtcNow();
        var write = await databases.WriteControlAsync(cancellationToken).ConfigureAwait(false);
        await using (write.ConfigureAwait(false))
        {
            // A claim whose time is over, and which nobody took since, is as good as held.
            var closed = await Of(write.Context, claim.Record.Tenant, claim.FencingToken)
                .ExecuteUpdateAsync(
                    set => set
                        .SetProperty(row => row.State, end.State)
                        .SetProperty(row => row.Version, row => end.Version ?? row.Version)
                        .SetProperty(row => row.Error, end.Error)
                        .SetProperty(row => row.EndedAt, now)
                        .SetProperty(row => row.ClaimedUntil, Free),
                    cancellationToken)
                .ConfigureAwait(false);
            await write.CommitAsync(cancellationToken).ConfigureAwait(false);
            return closed == 1;
        }
    }

    public async ValueTask NoteAsync(TenantId tenant, string version, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(version);
        var write = await databases.WriteControlAsync(cancellationToken).ConfigureAwait(false);
        await using (write.ConfigureAwait(false))
        {
            var noted = await write.Context.Migrations
                .Where(row => row.Tenant == tenant)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Version, version), cancellationToken)
                .ConfigureAwait(false);
            if (noted == 0)
            {
                write.Context.Migrations.Add(new MigrationRow { Tenant = tenant, Version = version, ClaimedUntil = Free });
            }

            await write.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static IQueryable<MigrationRow> Of(ControlDbContext context, TenantId tenant, long fencingToken) =>
        context.Migrations.Where(row => row.Tenant == tenant && row.FencingToken == fencingToken);

    private static Task<int> HoldAsync(ControlDbContext context, TenantId tenant, long fencingToken, TimeSpan duration, CancellationToken cancellationToken)
    {
        var seconds = duration.TotalSeconds;
        return Of(context, tenant, fencingToken)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.ClaimedUntil, _ => DateTime.UtcNow.AddSeconds(seconds)), cancellationToken);
    }

    private static MigrationRecord ToRecord(MigrationRow row) => new()
    {
        Tenant = row.Tenant,
        Version = row.Version,
        State = row.State,
        Run = row.Run,
        Before = row.VersionBefore,
        Attempts = row.Attempts,
        Error = row.Error,
        StartedAt = row.StartedAt,
        EndedAt = row.EndedAt,
    };

    private MigrationRow Begin(MigrationRow row, MigrationRunId run)
    {
        row.Attempts = row.State is null or MigrationState.Succeeded ? 1 : row.Attempts + 1;
        row.State = MigrationState.Running;
        row.Run = run;
        row.VersionBefore = row.Version;
        row.Error = null;
        row.StartedAt = time.GetUtcNow();
        row.EndedAt = null;
        row.FencingToken++;
        row.ClaimedUntil = Free;
        return row;
    }
}
