using Microsoft.Extensions.Logging;
using ReverseBuy.Auditing;

namespace ReverseBuy.Tenancy.Auditing;

/// <summary>Writes what was counted: one commit for each tenant, and one for all app registrations. What cannot be written is counted on, and is written the next time.</summary>
internal sealed class CredentialUseWriter(
    CredentialUses counted,
    ICredentialAuditStore accounts,
    IAppRegistrationAuditStore registrations,
    TenantDirectory directory,
    TenancyOptions options,
    TenancyMetrics metrics,
    TimeProvider time,
    ILogger<CredentialUseWriter> logger)
{
    // A slow database holds up few others, and none is asked by many at once.
    private const int TenantsAtOnce = 4;

    /// <summary>Writes all there is.</summary>
    /// <param name="cancellationToken">Gives up what is not written yet; it is counted on.</param>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        var failures = new Failures();
        await WriteRegistrationsAsync(failures, cancellationToken).ConfigureAwait(false);

        // Not with the token: it would leave out tenants whose counts are taken already.
        await Parallel.ForEachAsync(
            counted.TakeAccounts().GroupBy(use => use.Key.Tenant),
            new ParallelOptions { MaxDegreeOfParallelism = TenantsAtOnce },
            async (uses, _) => await WriteAsync(uses.Key, [.. uses], failures, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        if (failures.First is { } failure)
        {
            Log.CredentialUsesNotWritten(logger, failures.Count, failure, options.CredentialUsesInterval);
        }
    }

    private DateTimeOffset ForgetBefore() => time.GetUtcNow() - options.KeepCredentialUses;

    private async ValueTask WriteAsync(TenantId tenant, (AccountHour Key, uint Uses, uint Refused)[] uses, Failures failures, CancellationToken cancellationToken)
    {
        try
        {
            var added = uses.Select(use => new CountedCredentialUse(use.Key.Marketplace, use.Key.Account, use.Key.Purpose, At(use.Key.Hour), use.Uses, use.Refused)).ToList();
            await accounts.AddUsesAsync(tenant, added, ForgetBefore(), cancellationToken).ConfigureAwait(false);
            metrics.CredentialUsesWritten(uses.Sum(use => use.Uses));
        }
        catch (UnknownTenantException)
        {
            // Deleted meanwhile, and its audit with it.
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            failures.Add(exception);
            foreach (var (key, count, refused) in uses)
            {
                counted.Add(key, count, refused);
            }
        }
    }

    private async ValueTask WriteRegistrationsAsync(Failures failures, CancellationToken cancellationToken)
    {
        var uses = counted.TakeRegistrations();
        if (uses.Count == 0)
        {
            return;
        }

        try
        {
            var added = new List<CountedAppRegistrationUse>(uses.Count);
            foreach (var owned in uses.GroupBy(use => use.Key.Owner))
            {
                // A registration is known here for a while after its owner was deleted.
                if (owned.Key is not { } owner || await directory.ReadAsync(owner, cancellationToken).ConfigureAwait(false) is not null)
                {
                    added.AddRange(owned.Select(use => new CountedAppRegistrationUse(use.Key.Marketplace, use.Key.AppKey, use.Key.Owner, At(use.Key.Hour), use.Uses, use.Refused)));
                }
            }

            await registrations.AddUsesAsync(added, ForgetBefore(), cancellationToken).ConfigureAwait(false);
            metrics.CredentialUsesWritten(added.Sum(use => use.Count));
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            failures.Add(exception);
            foreach (var (key, count, refused) in uses)
            {
                counted.Add(key, count, refused);
            }
        }
    }

    private static DateTimeOffset At(long hour) => new(hour * TimeSpan.TicksPerHour, TimeSpan.Zero);

    private sealed class Failures
    {
        private int _count;
        private string? _first;

        public int Count => _count;

        // The type and not the text: what an engine says of a connection may hold more than it should.
        public string? First => _first;

        public void Add(Exception exception)
        {
            Interlocked.Increment(ref _count);
            Interlocked.CompareExchange(ref _first, exception.GetType().Name, null);
        }
    }
}
