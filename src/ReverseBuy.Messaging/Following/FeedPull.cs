using Microsoft.Extensions.Logging;
using ReverseBuy.Connectors;
using ReverseBuy.Following;
using ReverseBuy.Storage;

namespace ReverseBuy.Messaging.Following;

/// <summary>
/// Pulls the messages that wait for an account. They are confirmed once they are committed and never before; where a marketplace counts as taken what it told, a crash in between loses them, and
/// the sweep by time of change finds what they were about.
/// </summary>
internal sealed class FeedPull(
    ITenantStorage storage, IConnectors connectors, IAppRegistrations registrations, MessagingMetrics metrics, TimeProvider time, ILogger<FeedPull> logger)
{
    private const string Way = "feed";
    private const int MostAtOnce = 100;
    private const int Rounds = 5;
    private static readonly TimeSpan LongestLookBack = TimeSpan.FromDays(3);

    // A cursor that is far behind makes long questions; one that is a little behind costs nothing.
    private static readonly TimeSpan KeepWithin = TimeSpan.FromHours(12);

    /// <summary>Pulls what waits, so far as others' turn allows.</summary>
    /// <returns>Whether there may be more.</returns>
    public async ValueTask<bool> PullAsync(FollowedAccount account, CancellationToken cancellationToken)
    {
        var feed = connectors.Require<IChangeFeed>(account.Marketplace);
        var until = time.GetUtcNow();
        var known = await FindCursorAsync(account, cancellationToken).ConfigureAwait(false);
        var from = known is { } cursor && cursor > until - LongestLookBack ? cursor : until - LongestLookBack;
        var isAnyNew = false;
        for (var round = 0; round < Rounds; round++)
        {
            var messages = await feed.PullAsync(account.Context, from, until, MostAtOnce, cancellationToken).ConfigureAwait(false);
            if (messages.Count == 0)
            {
                if (isAnyNew || known is null || until - known > KeepWithin)
                {
                    await SaveCursorAsync(account, until).ConfigureAwait(false);
                }

                return false;
            }

            // Not given up when the host stops: the marketplace may have told them for the last time.
            var stored = await StoreAsync(account, messages).ConfigureAwait(false);
            isAnyNew = true;
            if (stored.Count == 0)
            {
                return false; // nothing to confirm, and the same would come again
            }

            await feed.ConfirmAsync(account.Context, stored, cancellationToken).ConfigureAwait(false);
        }

        return true;
    }

    private async ValueTask<DateTimeOffset?> FindCursorAsync(FollowedAccount account, CancellationToken cancellationToken)
    {
        var view = await storage.ReadAsync(account.Tenant, cancellationToken).ConfigureAwait(false);
        await using (view.ConfigureAwait(false))
        {
            return (await view.Received.FindCursorAsync(account.Marketplace, account.Account, Way, cancellationToken).ConfigureAwait(false))?.Until;
        }
    }

    private async ValueTask SaveCursorAsync(FollowedAccount account, DateTimeOffset until)
    {
        var unitOfWork = await storage.BeginAsync(account.Tenant, CancellationToken.None).ConfigureAwait(false);
        await using (unitOfWork.ConfigureAwait(false))
        {
            await unitOfWork.Received.SaveCursorAsync(new FollowingCursor(account.Marketplace, account.Account, Way, until), CancellationToken.None).ConfigureAwait(false);
            await unitOfWork.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>Stores messages with those whose they are: an application's feed may tell of all its accounts.</summary>
    /// <returns>The ids of those that were committed.</returns>
    private async ValueTask<List<string>> StoreAsync(FollowedAccount account, IReadOnlyList<CallbackReading.Genuine> messages)
    {
        var stored = new List<string>();
        var owned = new List<(FollowedAccount Owner, CallbackReading.Genuine Message)>();
        foreach (var message in messages)
        {
            if (await FindOwnerAsync(account, message).ConfigureAwait(false) is { } owner)
            {
                owned.Add((owner, message));
            }
            else
            {
                metrics.Pulled(account.Marketplace, MessagingMetrics.Unknown, 1);
            }
        }

        foreach (var group in owned.GroupBy(each => each.Owner.Tenant))
        {
            try
            {
                await StoreAsync(group.Key, [.. group]).ConfigureAwait(false);
                stored.AddRange(group.Select(each => each.Message.MessageId));
            }
            catch (Exception exception) when (group.Key != account.Tenant)
            {
                // Another tenant's database that cannot be reached holds up nobody else's messages.
                metrics.Pulled(account.Marketplace, MessagingMetrics.Failed, group.Count());
                Log.MessagesNotStored(logger, account.Marketplace.Value, group.Key, group.Count(), FailureText.Of(exception));
            }
        }

        return stored;
    }

    private async ValueTask<FollowedAccount?> FindOwnerAsync(FollowedAccount account, CallbackReading.Genuine message) =>
        message.Account is not { } name ? account
        : await registrations.FindAccountAsync(account.Marketplace, name, CancellationToken.None).ConfigureAwait(false) is { } owner
            ? new FollowedAccount(owner.Tenant, owner.Marketplace, owner.Account)
            : null;

    private async ValueTask StoreAsync(TenantId tenant, IReadOnlyList<(FollowedAccount Owner, CallbackReading.Genuine Message)> messages)
    {
        var unitOfWork = await storage.BeginAsync(tenant, CancellationToken.None).ConfigureAwait(false);
        await using (unitOfWork.ConfigureAwait(false))
        {
            var added = 0;
            foreach (var (owner, message) in messages)
            {
                var key = ReceivedKey.Of(owner.Marketplace, owner.Account, message.MessageId);
                added += await unitOfWork.Received.AddAsync(new ReceivedMessage(key, time.GetUtcNow(), message.Hints), CancellationToken.None).ConfigureAwait(false) ? 1 : 0;
            }

            if (added > 0)
            {
                unitOfWork.WakeAfterCommit(WorkerNames.Received);
                await unitOfWork.CommitAsync(CancellationToken.None).ConfigureAwait(false);
            }

            metrics.Pulled(messages[0].Owner.Marketplace, MessagingMetrics.Done, added);
            metrics.Pulled(messages[0].Owner.Marketplace, MessagingMetrics.Repeated, messages.Count - added);
        }
    }
}
