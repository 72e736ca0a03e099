using Microsoft.Extensions.Logging;
using ReverseBuy.Following;

namespace ReverseBuy.AspNetCore.Callbacks;

/// <summary>Commits a callback as one row of its tenant. What it tells of is followed by background work, wherever that runs.</summary>
internal sealed class CallbackIntake(GatheredStoring storing, CallbackOptions options, TimeProvider time, ILogger<CallbackIntake> logger)
{
    /// <summary>Stores it, unless it came before.</summary>
    /// <returns><see cref="CallbackOutcome.Stored"/>, <see cref="CallbackOutcome.Repeated"/> or <see cref="CallbackOutcome.Unavailable"/>; after the last it may be stored all the same.</returns>
    public async ValueTask<CallbackOutcome> StoreAsync(
        RegisteredAccount account, CallbackReading.Genuine reading, DateTimeOffset receivedAt, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(options.StorageTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        var message = new ReceivedMessage(ReceivedKey.Of(account.Marketplace, account.Account, reading.MessageId), receivedAt, reading.Hints);
        try
        {
            return await storing.StoreAsync(account.Tenant, message, either.Token).ConfigureAwait(false) ? CallbackOutcome.Stored : CallbackOutcome.Repeated;
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            Log.NotStored(logger, account.Marketplace.Value, account.Tenant.Value, exception.GetType().Name);
            return CallbackOutcome.Unavailable;
        }
    }
}
