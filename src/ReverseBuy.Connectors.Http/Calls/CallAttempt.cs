using System.Text.Json;
using ReverseBuy.Auditing;
using ReverseBuy.Catalogue;

namespace ReverseBuy.Connectors.Http;

/// <summary>
/// One attempt of a call. It sends once, and again only after refusals that show that nothing was done: of its time and of its token, at most once each.
/// </summary>
internal sealed class CallAttempt<TResult>(PlatformClient platform, CallParts parts, GatewayClock clock, AccountCall<TResult> call, ResilientCall resilient)
{
    private readonly MarketplaceId _marketplace = platform.Marketplace;
    private readonly ConnectorContext _context = resilient.Context;

    public async ValueTask<TResult> RunAsync(CancellationToken cancellationToken)
    {
        await parts.Budgets.AcquireAsync(_marketplace, _context, cancellationToken).ConfigureAwait(false);
        var token = call.NeedsToken ? await parts.Tokens.CurrentAsync(platform, _context, cancellationToken).ConfigureAwait(false) : string.Empty;
        var (timeIsTried, tokenIsTried) = (!platform.Options.CorrectClock, !call.NeedsToken);
        while (true)
        {
            var offset = clock.Offset;
            using var answer = await SendAsync(token, offset, cancellationToken).ConfigureAwait(false);
            var (refusal, isOfTime) = RefusalOf(answer);
            if (refusal is null)
            {
                return call.Read(answer);
            }

            if (call.NeedsToken && refusal.Kind == MarketplaceErrorKind.AuthExpired)
            {
                parts.Uses.NoteRefusal(_context, _marketplace, CredentialPurpose.Call);
            }

            // A gateway looks at time, signature and token before anything else, so nothing was done and the call may go out again.
            if (!timeIsTried && isOfTime && clock.TryLearn(offset, answer.Date))
            {
                timeIsTried = true;
            }
            else if (!tokenIsTried && refusal.Kind == MarketplaceErrorKind.AuthExpired)
            {
                tokenIsTried = true;
                token = await parts.Tokens.RenewAsync(platform, _context, token, refusal, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                throw Noted(refusal, answer);
            }

            await parts.Budgets.AcquireAsync(_marketplace, _context, cancellationToken).ConfigureAwait(false);
        }
    }

    private MarketplaceException Noted(MarketplaceException refusal, CallAnswer answer)
    {
        if (refusal.Kind == MarketplaceErrorKind.Throttled)
        {
            parts.Budgets.Ban(_marketplace, _context, refusal.RetryAfter ?? answer.RetryAfter ?? platform.Options.Budget.BanWhenUntold);
        }

        return refusal;
    }

    // An error that cannot be read leaves open what was done, as every unreadable answer does.
    private (MarketplaceException? Refusal, bool IsOfTime) RefusalOf(CallAnswer answer)
    {
        try
        {
            return call.Refusal(answer) is { } refusal ? (refusal, call.RefusesTime(answer)) : default;
        }
        catch (JsonException exception)
        {
            return (Lost("was answered in a form that cannot be read", exception), false);
        }
    }

    private async ValueTask<CallAnswer> SendAsync(string token, TimeSpan offset, CancellationToken cancellationToken)
    {
        var caller = new PlatformCaller(await parts.Clients.CreateAsync(platform.ClientName, cancellationToken).ConfigureAwait(false), _marketplace, parts.Time);
        var signed = call.Sign(token, parts.Time.GetUtcNow() + offset);
        var sendings = 0;
        try
        {
            return await parts.Resilience.SendAsync(resilient, SendOnceAsync, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not MarketplaceException)
        {
            // The caller gave up what changes nothing, or what was not sent.
            if (exception is OperationCanceledException && cancellationToken.IsCancellationRequested && (sendings == 0 || call.Safety == OperationSafety.ReadOnly))
            {
                throw;
            }

            throw sendings == 0 ? Unavailable("was not sent", exception) : Lost("was given up before its answer had come", exception);
        }

        async ValueTask<CallAnswer> SendOnceAsync(CancellationToken within)
        {
            if (Interlocked.Increment(ref sendings) > 1)
            {
                throw new InvalidOperationException(
                    $"{nameof(ICallResilience)} tried to send {call.Operation} twice in one attempt. Repeat attempts, and only of calls whose safety is ReadOnly.");
            }

            if (call.NeedsToken)
            {
                parts.Uses.NoteUse(_context, _marketplace, CredentialPurpose.Call);
            }

            return await caller.SendAsync(signed, _context, within).ConfigureAwait(false);
        }
    }

    private MarketplaceException Lost(string what, Exception cause) => call.Safety == OperationSafety.ReadOnly
        ? Unavailable(what, cause)
        : new(
            _marketplace,
            MarketplaceErrorKind.OutcomeUnknown,
            $"{_marketplace}: {call.Operation} {what}. It may have been carried out: find out before you repeat it.",
            cause);

    private MarketplaceException Unavailable(string what, Exception cause) =>
        new(_marketplace, MarketplaceErrorKind.Unavailable, $"{_marketplace}: {call.Operation} {what}; nothing was changed. Try again later.", cause);
}
