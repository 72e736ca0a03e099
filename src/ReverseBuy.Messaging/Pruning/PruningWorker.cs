using System.Collections.Concurrent;
using ReverseBuy.Storage;

namespace ReverseBuy.Messaging.Pruning;

/// <summary>Deletes a tenant's rows that were kept long enough, once a day, in batches so small that other writers hardly wait.</summary>
internal sealed class PruningWorker(ITenantStorage storage, MessagingOptions options, MessagingMetrics metrics, TimeProvider time) : ITenantWorker
{
    private const int BatchSize = 1_000;
    private static readonly TimeSpan Pause = TimeSpan.FromDays(1);
    private readonly ConcurrentDictionary<TenantId, DateTimeOffset> _due = new();

    public string Name => WorkerNames.Pruning;

    public async ValueTask<DateTimeOffset?> RunAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (_due.TryGetValue(tenant, out var due) && now < due)
        {
            return due; // woken by the sweep, which has nothing to tell here
        }

        var unitOfWork = await storage.BeginAsync(tenant, cancellationToken).ConfigureAwait(false);
        await using (unitOfWork.ConfigureAwait(false))
        {
            var rows = await PruneAsync(unitOfWork, now, cancellationToken).ConfigureAwait(false);
            if (rows.Sum() > 0)
            {
                await unitOfWork.CommitAsync(cancellationToken).ConfigureAwait(false);
                metrics.Pruned(rows.Sum());
            }

            if (rows.Max() == BatchSize)
            {
                return now; // there may be more, after the other tenants' turn
            }

            _due[tenant] = now + Pause;
            return now + Pause;
        }
    }

    private async ValueTask<int[]> PruneAsync(ITenantUnitOfWork unitOfWork, DateTimeOffset now, CancellationToken cancellationToken) =>
    [
        await unitOfWork.Idempotency.PruneAsync(now - options.KeepCommands, BatchSize, cancellationToken).ConfigureAwait(false),
        await unitOfWork.Inbox.PruneAsync(now - options.KeepMarks, BatchSize, cancellationToken).ConfigureAwait(false),
        await unitOfWork.Received.PruneAsync(now - options.KeepReceived, BatchSize, cancellationToken).ConfigureAwait(false),
        options.KeepTimelines is { } keeping
            ? await unitOfWork.Timeline.PruneAsync(now - keeping, BatchSize, cancellationToken).ConfigureAwait(false)
            : 0,
    ];
}
