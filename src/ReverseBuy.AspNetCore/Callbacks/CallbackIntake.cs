using Microsoft.Extensions.Logging;
using ReverseBuy.Following;
using ReverseBuy.Messaging;
using ReverseBuy.Storage;

namespace ReverseBuy.AspNetCore.Callbacks;

/// <summary>Commits a callback as one row of its tenant. What it tells of is followed by background work, wherever that runs.</summary>
internal sealed class CallbackIntake(ITenantStorage storage, CallbackOptions options, TimeProvider time, ILogger<CallbackIntake> logger)
{
    /// <summary>Stores it, unless it came before.</summary>
    /// <returns><see cref="CallbackOutcome.Stored"/>, <see cref="CallbackOutcome.Repeated"/> or <see cref="CallbackOutcome.Unavailable"/>; after the last it may be stored all the same.</returns>
    public async ValueTask<CallbackOutcome> StoreAsync(
        RegisteredAccount account, CallbackReading.Genuine reading, DateTimeOffset receivedAt, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(options.StorageTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            // An engine that does not listen while it connects must not make the gateway wait.
            return await StoreNowAsync(account, reading, receivedAt, either.Token).AsTask().WaitAsync(either.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            Log.NotStored(logger, account.Marketplace.Value, account.Tenant.Value, exception.GetType().Name);
            return CallbackOutcome.Unavailable;
        }
    }

    private async ValueTask<CallbackOutcome> StoreNowAsync(
        RegisteredAccount account, CallbackReading.Genuine reading, DateTimeOffset receivedAt, CancellationToken cancellationToken)
    {
        var message = new ReceivedMessage(ReceivedKey.Of(account.Marketplace, account.Account, reading.MessageId), receivedAt, reading.Hints);
        var unitOfWork = await storage.BeginAsync(account.Tenant, cancellationToken).ConfigureAwait(false);
        await using (unitOfWork.ConfigureAwait(false))
        {
            if (!await unitOfWork.Received.AddAsync(message, cancellationToken).ConfigureAwait(false))
            {
                return CallbackOutcome.Repeated;
            }

            unitOfWork.WakeAfterCommit(WorkerNames.Received);
            await unitOfWork.CommitAsync(cancellationToken).ConfigureAwait(false);
            return CallbackOutcome.Stored;
        }
    }
}
