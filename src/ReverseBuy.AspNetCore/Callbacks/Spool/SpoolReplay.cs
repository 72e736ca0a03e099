using Microsoft.Extensions.Logging;
using ReverseBuy.Following;

namespace ReverseBuy.AspNetCore.Callbacks.Spool;

/// <summary>Takes in what waits in the spool, as if it came now. A tenant whose database is still down is tried once per round.</summary>
internal sealed class SpoolReplay(
    CallbackSpool spool,
    IAppRegistrations registrations,
    CallbackRouting routing,
    CallbackIntake intake,
    CallbackOptions options,
    CallbackMetrics metrics,
    TimeProvider time,
    ILogger<SpoolReplay> logger)
{
    /// <summary>Tries all that waits, the oldest first.</summary>
    /// <returns>How many have left the spool.</returns>
    public async ValueTask<int> RunAsync(CancellationToken cancellationToken)
    {
        var down = new HashSet<TenantId>();
        var (left, expired) = (0, 0);
        foreach (var name in spool.ListNames())
        {
            if (time.GetUtcNow() - CallbackSpool.ReceivedAt(name) > options.KeepSpooled)
            {
                Leave(name, CallbackMetrics.Expired);
                expired++;
            }
            else if (await TryTakeAsync(name, down, cancellationToken).ConfigureAwait(false) is { } outcome)
            {
                Leave(name, CallbackMetrics.NameOf(outcome));
                left++;
            }
        }

        if (expired > 0)
        {
            Log.SpooledExpired(logger, expired);
        }

        return left + expired;
    }

    private void Leave(string name, string result)
    {
        spool.Remove(name);
        metrics.Replayed(result);
    }

    /// <returns>What became of it; <see langword="null"/> when it waits on.</returns>
    private async ValueTask<CallbackOutcome?> TryTakeAsync(string name, HashSet<TenantId> down, CancellationToken cancellationToken)
    {
        if (await spool.FindAsync(name, cancellationToken).ConfigureAwait(false) is not { } waiting)
        {
            return null;
        }

        // Whoever was removed since has no messages any more.
        if (!AppRegistrationId.TryParse(waiting.Registration, out var id)
            || await registrations.FindAsync(id, cancellationToken).ConfigureAwait(false) is not { } registration
            || routing.FindReceiver(registration) is not { } receiver)
        {
            return CallbackOutcome.UnknownRegistration;
        }

        var request = new CallbackRequest(registration.AppKey, waiting.ContentType, waiting.Authorization, waiting.Body);
        var routed = await routing.RouteAsync(receiver, registration, request, cancellationToken).ConfigureAwait(false);
        if (routed.Account is not { } account)
        {
            return routed.Outcome == CallbackOutcome.UnknownAccount ? null : routed.Outcome;
        }

        if (down.Contains(account.Tenant))
        {
            return null;
        }

        var outcome = await intake.StoreAsync(account, routed.Reading!, waiting.ReceivedAt, cancellationToken).ConfigureAwait(false);
        if (outcome != CallbackOutcome.Unavailable)
        {
            return outcome;
        }

        down.Add(account.Tenant);
        return null;
    }
}
