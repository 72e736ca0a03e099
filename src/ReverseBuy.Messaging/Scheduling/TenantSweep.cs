using Microsoft.Extensions.Logging;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Messaging.Scheduling;

/// <summary>
/// Visits idle tenants, of which nothing is kept here: what is due for them is on the doorbell of all processes, and a ring that got lost is found by this. A small host's are all visited at
/// start; then one after the other, in a round of <see cref="MessagingOptions.SweepInterval"/> or at <see cref="MessagingOptions.SweepRate"/>, whichever takes longer.
/// </summary>
internal sealed class TenantSweep(ITenantStore store, WorkQueue queue, MessagingOptions options, TimeProvider time, ILogger<TenantSweep> logger)
{
    /// <summary>How many tenants are visited at once, as they are at start.</summary>
    private const int MostAtOnce = 100;

    private static readonly TimeSpan ShortestStep = TimeSpan.FromSeconds(1);

    private TenantId? _last;
    private int _failures;

    /// <summary>Visits tenants until it is stopped.</summary>
    /// <param name="workers">The workers of each.</param>
    /// <param name="stopping">The host stops.</param>
    public async Task RunAsync(IReadOnlyCollection<string> workers, CancellationToken stopping)
    {
        await TryAsync(() => VisitAsync(skip: 0, MostAtOnce, workers, stopping), stopping).ConfigureAwait(false);
        for (var isFirst = true; !stopping.IsCancellationRequested; isFirst = false)
        {
            var count = 0;
            await TryAsync(async () => count = await store.CountActiveAsync(stopping).ConfigureAwait(false), stopping).ConfigureAwait(false);
            await RoundAsync(count, isFirst, workers, stopping).ConfigureAwait(false);
        }
    }

    private async Task RoundAsync(int count, bool isFirst, IReadOnlyCollection<string> workers, CancellationToken stopping)
    {
        var many = Math.Max(1, count);
        var atRate = TimeSpan.FromSeconds(many / options.SweepRate);
        var round = atRate > options.SweepInterval ? atRate : options.SweepInterval;
        var step = round / many > ShortestStep ? round / many : ShortestStep;

        // A process that is started again and again goes on where it would be by now, and comes to all of them.
        var skip = isFirst ? (int)(count * (time.GetUtcNow().UtcTicks % round.Ticks / (double)round.Ticks)) : 0;
        _last = null;
        var (began, visited) = (time.GetTimestamp(), 0);
        while (!stopping.IsCancellationRequested)
        {
            await Task.Delay(step, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

            // By the clock: what a busy process is late with it makes up for, little by little.
            var (from, size, found) = (skip, Math.Min(MostAtOnce, (int)(many * (time.GetElapsedTime(began) / round)) - visited), 0);
            if (size < 1)
            {
                continue;
            }

            await TryAsync(async () => found = await VisitAsync(from, size, workers, stopping).ConfigureAwait(false), stopping).ConfigureAwait(false);
            if (found < size)
            {
                return;
            }

            visited += size;
            skip = 0;
        }
    }

    private async Task<int> VisitAsync(int skip, int count, IReadOnlyCollection<string> workers, CancellationToken stopping)
    {
        var tenants = await store.ListActiveAsync(_last, skip, count, stopping).ConfigureAwait(false);
        foreach (var tenant in tenants)
        {
            queue.Visit(tenant, workers);
            _last = tenant;
        }

        return tenants.Count;
    }

    private async Task TryAsync(Func<Task> act, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await act().ConfigureAwait(false);
                _failures = 0;
                return;
            }
            catch (Exception exception) when (!stopping.IsCancellationRequested)
            {
                var delay = Backoff.AfterOutage(++_failures);
                Log.TenantsNotListed(logger, delay, FailureText.Of(exception));
                await Task.Delay(delay, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }
}
