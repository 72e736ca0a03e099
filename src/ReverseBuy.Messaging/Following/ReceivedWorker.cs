using System.Diagnostics;
using Microsoft.Extensions.Logging;
using ReverseBuy.Following;
using ReverseBuy.Storage;

namespace ReverseBuy.Messaging.Following;

/// <summary>
/// Turns what marketplaces told a tenant into hints, one batch per run. What was followed is noted once per batch: after a crash in between it is followed again, and asks once more for
/// what is true. What fails too often is given up, for the sweep by time of change finds what it was about.
/// </summary>
internal sealed class ReceivedWorker(
    ITenantStorage storage,
    HintDispatch hints,
    MessagingOptions options,
    MessagingMetrics metrics,
    MessagingActivities activities,
    TimeProvider time,
    ILogger<ReceivedWorker> logger) : ITenantWorker
{
    public string Name => WorkerNames.Received;

    public async ValueTask<DateTimeOffset?> RunAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var (due, next) = await ListDueAsync(tenant, cancellationToken).ConfigureAwait(false);
        if (due.Count == 0)
        {
            return next;
        }

        var failed = new List<ReceivedMessage>();
        var followed = new List<ReceivedKey>();
        foreach (var message in due.TakeWhile(_ => !cancellationToken.IsCancellationRequested))
        {
            if (await TryFollowAsync(tenant, message, cancellationToken).ConfigureAwait(false) is { } failure)
            {
                failed.Add(failure);
            }
            else if (!cancellationToken.IsCancellationRequested)
            {
                followed.Add(message.Key);
            }
        }

        // Not given up when the host stops: what was followed is to be noted.
        await NoteAsync(tenant, followed, failed).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();

        // What is due is done; what came meanwhile was rung for.
        return Earliest(next, failed.Where(message => message.Failures < options.ParkAfter).Select(message => (DateTimeOffset?)message.DueAt));
    }

    private static DateTimeOffset? Earliest(DateTimeOffset? next, IEnumerable<DateTimeOffset?> others) => others.Append(next).Min();

    private async ValueTask<(IReadOnlyList<ReceivedMessage> Due, DateTimeOffset? Next)> ListDueAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var view = await storage.ReadAsync(tenant, cancellationToken).ConfigureAwait(false);
        await using (view.ConfigureAwait(false))
        {
            // In the order in which they are due: whichever comes after those of this run says when there is to be another, after the other tenants' turn.
            var first = await view.Received.ListDueAsync(DateTimeOffset.MaxValue, options.BatchSize + 1, cancellationToken).ConfigureAwait(false);
            var now = time.GetUtcNow();
            var due = first.Take(options.BatchSize).TakeWhile(message => message.DueAt <= now).ToList();
            return (due, due.Count < first.Count ? first[due.Count].DueAt : null);
        }
    }

    /// <summary>Follows a message.</summary>
    /// <returns>The message as it is noted when that failed; <see langword="null"/> when it was followed, or broken off.</returns>
    private async ValueTask<ReceivedMessage?> TryFollowAsync(TenantId tenant, ReceivedMessage message, CancellationToken cancellationToken)
    {
        using var activity = activities.StartFollowing(tenant, message.Key.Marketplace);
        try
        {
            var context = new HintContext(tenant, message.Key.Account);
            foreach (var hint in message.Hints)
            {
                await hints.HandleAsync(context, hint, cancellationToken).ConfigureAwait(false);
            }

            metrics.Followed(message.Key.Marketplace, MessagingMetrics.Done, time.GetUtcNow() - message.ReceivedAt);
            return null;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception exception)
        {
            activity?.SetStatus(ActivityStatusCode.Error, FailureText.Of(exception));
            var failures = message.Failures + 1;
            var isGivenUp = failures >= options.ParkAfter;
            metrics.Followed(message.Key.Marketplace, isGivenUp ? MessagingMetrics.GivenUp : MessagingMetrics.Failed, time.GetUtcNow() - message.ReceivedAt);
            Log.HintFailed(logger, message.Key.Marketplace.Value, tenant, failures, isGivenUp, FailureText.Of(exception));
            return message with { Failures = failures, DueAt = time.GetUtcNow() + Backoff.After(failures) };
        }
    }

    private async ValueTask NoteAsync(TenantId tenant, List<ReceivedKey> followed, List<ReceivedMessage> failed)
    {
        if (followed.Count + failed.Count == 0)
        {
            return;
        }

        var unitOfWork = await storage.BeginAsync(tenant, CancellationToken.None).ConfigureAwait(false);
        await using (unitOfWork.ConfigureAwait(false))
        {
            foreach (var key in followed.Concat(failed.Where(message => message.Failures >= options.ParkAfter).Select(message => message.Key)))
            {
                await unitOfWork.Received.CompleteAsync(key, CancellationToken.None).ConfigureAwait(false);
            }

            foreach (var message in failed.Where(message => message.Failures < options.ParkAfter))
            {
                await unitOfWork.Received.FailAsync(message, CancellationToken.None).ConfigureAwait(false);
            }

            await unitOfWork.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }
}
