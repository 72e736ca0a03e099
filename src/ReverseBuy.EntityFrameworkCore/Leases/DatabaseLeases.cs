using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using ReverseBuy.Messaging;

namespace ReverseBuy.EntityFrameworkCore.Leases;

/// <summary>
/// Leases of all processes that share a tenant's database. Who holds one is decided by a conditional update and the clock of the database; a node's own
/// clock only tells when to look again.
/// </summary>
[SuppressMessage("ApiDesign", "RS0030", Justification = "DateTime.UtcNow stands in queries only, where it is the clock of the database.")]
internal sealed class DatabaseLeases(IDatabaseProvider databases, TimeProvider time, ILogger<DatabaseLeases> logger) : ILeases
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(500);

    // Free since long ago, by any clock.
    private static readonly DateTime Free = DateTime.UnixEpoch;

    private readonly string _owner = string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}/{Environment.ProcessId}");

    public async ValueTask<ILease> AcquireAsync(TenantId tenant, string name, TimeSpan duration, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(duration, TimeSpan.Zero);
        cancellationToken.ThrowIfCancellationRequested();
        var pause = ShortestPause;
        while (true)
        {
            if (await FindEndAsync(tenant, name, cancellationToken).ConfigureAwait(false) is null
                && await TryTakeAsync(tenant, name, duration, cancellationToken).ConfigureAwait(false) is { } fencingToken)
            {
                return new DatabaseLease(this, tenant, name, fencingToken, duration);
            }

            await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    public async ValueTask<LeaseAttempt> TryAcquireAsync(TenantId tenant, string name, TimeSpan duration, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(duration, TimeSpan.Zero);
        cancellationToken.ThrowIfCancellationRequested();
        if (await FindEndAsync(tenant, name, cancellationToken).ConfigureAwait(false) is { } end)
        {
            return new LeaseAttempt(null, end);
        }

        // Whoever was faster has just begun: of its duration nothing is known, and that it lasts as long as ours would is as good as any guess.
        return await TryTakeAsync(tenant, name, duration, cancellationToken).ConfigureAwait(false) is { } fencingToken
            ? new LeaseAttempt(new DatabaseLease(this, tenant, name, fencingToken, duration), TimeSpan.Zero)
            : new LeaseAttempt(null, await FindEndAsync(tenant, name, cancellationToken).ConfigureAwait(false) ?? duration);
    }

    internal async ValueTask<bool> RenewAsync(TenantId tenant, string name, long fencingToken, TimeSpan duration, CancellationToken cancellationToken)
    {
        var seconds = duration.TotalSeconds;
        var write = await databases.WriteTenantAsync(tenant, cancellationToken).ConfigureAwait(false);
        await using (write.ConfigureAwait(false))
        {
            var renewed = await Held(write.Context, name, fencingToken)
                .ExecuteUpdateAsync(set => set.SetProperty(lease => lease.ExpiresAt, _ => DateTime.UtcNow.AddSeconds(seconds)), cancellationToken)
                .ConfigureAwait(false);
            await write.CommitAsync(cancellationToken).ConfigureAwait(false);
            return renewed == 1;
        }
    }

    internal async ValueTask ReturnAsync(TenantId tenant, string name, long fencingToken)
    {
        try
        {
            var write = await databases.WriteTenantAsync(tenant, CancellationToken.None).ConfigureAwait(false);
            await using (write.ConfigureAwait(false))
            {
                await Held(write.Context, name, fencingToken)
                    .ExecuteUpdateAsync(set => set.SetProperty(lease => lease.ExpiresAt, Free), CancellationToken.None)
                    .ConfigureAwait(false);
                await write.CommitAsync(CancellationToken.None).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Whoever gives it back has done its work; the lease ends by itself, and others wait until then.
            Log.LeaseNotReturned(logger, tenant.Value, name, exception.GetType().Name);
        }
    }

    private static IQueryable<LeaseRow> Held(TenantDbContext context, string name, long fencingToken) =>
        context.Leases.Where(lease => lease.Name == name && lease.FencingToken == fencingToken && lease.ExpiresAt > DateTime.UtcNow);

    // Who waits looks without taking the writer's turn. How long it lasts is counted by the database's clock, too.
    private async Task<TimeSpan?> FindEndAsync(TenantId tenant, string name, CancellationToken cancellationToken)
    {
        var context = await databases.ReadTenantAsync(tenant, cancellationToken).ConfigureAwait(false);
        await using (context.ConfigureAwait(false))
        {
            var held = await context.Leases
                .Where(lease => lease.Name == name && lease.ExpiresAt > DateTime.UtcNow)
                .Select(lease => new { lease.ExpiresAt, DateTime.UtcNow })
                .SingleOrDefaultAsync(cancellationToken)
                .ConfigureAwait(false);
            return held is null ? null : held.ExpiresAt - held.UtcNow;
        }
    }

    private async Task<long?> TryTakeAsync(TenantId tenant, string name, TimeSpan duration, CancellationToken cancellationToken)
    {
        try
        {
            var seconds = duration.TotalSeconds;
            var write = await databases.WriteTenantAsync(tenant, cancellationToken).ConfigureAwait(false);
            await using (write.ConfigureAwait(false))
            {
                var mine = write.Context.Leases.Where(lease => lease.Name == name);
                if (!await mine.AnyAsync(cancellationToken).ConfigureAwait(false))
                {
                    write.Context.Leases.Add(new LeaseRow { Name = name, Owner = _owner, ExpiresAt = Free });
                    await write.Context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
                }

                var taken = await mine
                    .Where(lease => lease.ExpiresAt <= DateTime.UtcNow)
                    .ExecuteUpdateAsync(
                        set => set
                            .SetProperty(lease => lease.Owner, _owner)
                            .SetProperty(lease => lease.FencingToken, lease => lease.FencingToken + 1)
                            .SetProperty(lease => lease.ExpiresAt, _ => DateTime.UtcNow.AddSeconds(seconds)),
                        cancellationToken)
                    .ConfigureAwait(false);
                if (taken == 0)
                {
                    return null;
                }

                var fencingToken = await mine.Select(lease => lease.FencingToken).SingleAsync(cancellationToken).ConfigureAwait(false);
                await write.CommitAsync(cancellationToken).ConfigureAwait(false);
                return fencingToken;
            }
        }
        catch (DbUpdateException exception) when (databases.IsUniqueViolation(exception))
        {
            // Another process asked for it for the first time in the same moment, on an engine that lets several write.
            return null;
        }
    }
}
