using System.Data.Common;
using ReverseBuy.Following;
using ReverseBuy.Messaging;
using ReverseBuy.Storage;

namespace ReverseBuy.AspNetCore.Callbacks;

/// <summary>
/// Stores callbacks of a tenant that come while one commit is under way together, in the next: each is on disk before it is told so, and the more come at once, the less each costs. Tenants do not wait
/// for each other, and of one that gets nothing nothing is kept. Thread-safe.
/// </summary>
internal sealed class GatheredStoring(ITenantStorage storage, CallbackOptions options, TimeProvider time)
{
    private const int LargestBatch = 100;

    // Of each tenant for which a commit is under way, what waits for the next.
    private readonly Dictionary<TenantId, Queue<Waiting>> _tenants = [];

    /// <summary>Stores a message.</summary>
    /// <param name="tenant">Whose it is.</param>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">Gives up the wait; the message may be stored all the same.</param>
    /// <returns>Whether it is new.</returns>
    public async ValueTask<bool> StoreAsync(TenantId tenant, ReceivedMessage message, CancellationToken cancellationToken)
    {
        var waiting = new Waiting(message);
        lock (_tenants)
        {
            if (_tenants.TryGetValue(tenant, out var queue))
            {
                queue.Enqueue(waiting);
            }
            else
            {
                _tenants.Add(tenant, new Queue<Waiting>([waiting]));

                // Who comes first works for those behind him: not under his own token, tenant or trace.
                using (ExecutionContext.SuppressFlow())
                {
                    _ = Task.Run(() => StoreAllAsync(tenant), CancellationToken.None);
                }
            }
        }

        using (cancellationToken.Register(waiting.GiveUp))
        {
            return await waiting.IsNew.ConfigureAwait(false);
        }
    }

    private async Task StoreAllAsync(TenantId tenant)
    {
        while (Take(tenant) is { } batch)
        {
            using var patience = new CancellationTokenSource(options.StorageTimeout, time);
            try
            {
                // An engine that does not listen while it connects must not keep those who come next.
                await StoreAsync(tenant, batch, patience.Token).AsTask().WaitAsync(patience.Token).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                await StoreEachAsync(tenant, batch, exception).ConfigureAwait(false);
            }
        }
    }

    private List<Waiting>? Take(TenantId tenant)
    {
        lock (_tenants)
        {
            var (queue, batch) = (_tenants[tenant], new List<Waiting>());
            while (batch.Count < LargestBatch && queue.TryDequeue(out var next))
            {
                if (!next.IsNew.IsCompleted)
                {
                    batch.Add(next);
                }
            }

            if (batch.Count == 0)
            {
                _tenants.Remove(tenant);
                return null;
            }

            return batch;
        }
    }

    private async ValueTask StoreAsync(TenantId tenant, List<Waiting> batch, CancellationToken cancellationToken)
    {
        var isNew = new bool[batch.Count];
        var keys = new HashSet<ReceivedKey>();
        var unitOfWork = await storage.BeginAsync(tenant, cancellationToken).ConfigureAwait(false);
        await using (unitOfWork.ConfigureAwait(false))
        {
            for (var index = 0; index < batch.Count; index++)
            {
                isNew[index] = keys.Add(batch[index].Message.Key) && await unitOfWork.Received.AddAsync(batch[index].Message, cancellationToken).ConfigureAwait(false);
            }

            if (isNew.Contains(true))
            {
                unitOfWork.WakeAfterCommit(WorkerNames.Received);
                await unitOfWork.CommitAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        for (var index = 0; index < batch.Count; index++)
        {
            batch[index].End(isNew[index]);
        }
    }

    /// <summary>One that cannot be stored must not keep the others from it; a database that is away is not asked for each.</summary>
    private async Task StoreEachAsync(TenantId tenant, List<Waiting> batch, Exception failure)
    {
        foreach (var waiting in batch)
        {
            if (batch.Count == 1 || IsOutage(failure))
            {
                waiting.Fail(failure);
                continue;
            }

            using var patience = new CancellationTokenSource(options.StorageTimeout, time);
            try
            {
                await StoreAsync(tenant, [waiting], patience.Token).AsTask().WaitAsync(patience.Token).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                waiting.Fail(exception);
                failure = IsOutage(exception) ? exception : failure;
            }
        }
    }

    private static bool IsOutage(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is OperationCanceledException or TimeoutException or DbException { IsTransient: true } or ReverseBuyException { IsTransient: true })
            {
                return true;
            }
        }

        return false;
    }

    private sealed class Waiting(ReceivedMessage message)
    {
        private readonly TaskCompletionSource<bool> _isNew = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ReceivedMessage Message => message;

        public Task<bool> IsNew => _isNew.Task;

        public void End(bool isNew) => _isNew.TrySetResult(isNew);

        public void Fail(Exception failure) => _isNew.TrySetException(failure);

        public void GiveUp() => _isNew.TrySetCanceled();
    }
}
