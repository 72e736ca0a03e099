using System.Text.Json;
using ReverseBuy.Catalogue;

namespace ReverseBuy.Connectors.Http;

/// <summary>
/// Makes the calls of one platform's buying accounts: waits for the account's budget, takes its token, signs, sends and reads; renews a dead token
/// and repeats what is known not to have been carried out. Every connector calls through it. Thread-safe.
/// </summary>
public sealed class AccountCaller
{
    private readonly PlatformClient _platform;
    private readonly IHttpClientFactory _clients;
    private readonly ICallBudgets _budgets;
    private readonly AccountTokens _tokens;
    private readonly ICallResilience _resilience;
    private readonly ConnectorTelemetry _telemetry;
    private readonly TimeProvider _time;

    internal AccountCaller(
        PlatformClient platform,
        IHttpClientFactory clients,
        ICallBudgets budgets,
        AccountTokens tokens,
        ICallResilience resilience,
        ConnectorTelemetry telemetry,
        TimeProvider time)
    {
        _platform = platform;
        _clients = clients;
        _budgets = budgets;
        _tokens = tokens;
        _resilience = resilience;
        _telemetry = telemetry;
        _time = time;
    }

    /// <summary>The marketplace.</summary>
    public MarketplaceId Marketplace => _platform.Marketplace;

    /// <summary>Makes a call. One that is not read-only is sent once; a second time only after the gateway refused its token.</summary>
    /// <typeparam name="TResult">What is read from the answer.</typeparam>
    /// <param name="call">The call.</param>
    /// <param name="context">For whom, with which account, in which lane and until when.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What was read.</returns>
    /// <exception cref="MarketplaceException">
    /// The platform refused, no answer came, the account's budget or breaker let nothing through, or its token is dead and could not be renewed.
    /// </exception>
    public async Task<TResult> CallAsync<TResult>(AccountCall<TResult> call, ConnectorContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(context);
        using var measured = _telemetry.Begin(_platform.Marketplace, call.Operation, context, _time);
        var attempts = 0;
        try
        {
            var result = await _resilience.ExecuteAsync(
                new ResilientCall(_platform.Marketplace, context, call.Operation, call.Safety),
                token => AttemptAsync(token),
                cancellationToken).ConfigureAwait(false);
            measured.Done();
            return result;
        }
        catch (Exception exception)
        {
            measured.Failed(exception);
            throw;
        }

        ValueTask<TResult> AttemptAsync(CancellationToken token)
        {
            var attempt = Interlocked.Increment(ref attempts);
            if (attempt == 1)
            {
                return AttemptOnceAsync(call, context, token);
            }

            // Whatever a host puts in the place of our resilience: what may change something is not sent again.
            if (call.Safety != OperationSafety.ReadOnly)
            {
                throw new InvalidOperationException(
                    $"{nameof(ICallResilience)} tried to repeat {call.Operation}, which is {call.Safety}. Repeat only calls whose safety is ReadOnly.");
            }

            _telemetry.Retried(_platform.Marketplace, call.Operation);
            return AttemptOnceAsync(call, context, token);
        }
    }

    private async ValueTask<TResult> AttemptOnceAsync<TResult>(AccountCall<TResult> call, ConnectorContext context, CancellationToken cancellationToken)
    {
        await _budgets.AcquireAsync(_platform.Marketplace, context, cancellationToken).ConfigureAwait(false);
        var token = await _tokens.CurrentAsync(_platform, context, cancellationToken).ConfigureAwait(false);
        var answer = await SendAsync(call, context, token, cancellationToken).ConfigureAwait(false);
        var refusal = RefusalOf(call, answer);
        if (refusal?.Kind == MarketplaceErrorKind.AuthExpired)
        {
            // The gateway looks at the token before anything else, so nothing was done and the call may go out again, once.
            token = await _tokens.RenewAsync(_platform, context, token, refusal, cancellationToken).ConfigureAwait(false);
            await _budgets.AcquireAsync(_platform.Marketplace, context, cancellationToken).ConfigureAwait(false);
            answer = await SendAsync(call, context, token, cancellationToken).ConfigureAwait(false);
            refusal = RefusalOf(call, answer);
        }

        if (refusal is null)
        {
            return call.Read(answer);
        }

        if (refusal.Kind == MarketplaceErrorKind.Throttled)
        {
            _budgets.Ban(_platform.Marketplace, context, refusal.RetryAfter ?? answer.RetryAfter ?? _platform.Options.Budget.BanWhenUntold);
        }

        throw refusal;
    }

    // An error that cannot be read leaves open what was done, as every unreadable answer does.
    private MarketplaceException? RefusalOf<TResult>(AccountCall<TResult> call, CallAnswer answer)
    {
        try
        {
            return call.Refusal(answer);
        }
        catch (JsonException exception)
        {
            return call.Safety == OperationSafety.ReadOnly
                ? new(Marketplace, MarketplaceErrorKind.Unavailable, $"{Marketplace} answered {call.Operation} in a form that cannot be read. Try again later.", exception)
                : new(
                    Marketplace,
                    MarketplaceErrorKind.OutcomeUnknown,
                    $"{Marketplace} answered {call.Operation} in a form that cannot be read. It may have been carried out: find out before you repeat it.",
                    exception);
        }
    }

    private Task<CallAnswer> SendAsync<TResult>(AccountCall<TResult> call, ConnectorContext context, string token, CancellationToken cancellationToken) =>
        new PlatformCaller(_clients.CreateClient(_platform.ClientName), _platform.Marketplace, _time)
            .SendAsync(call.Sign(token), context, call.Timeout, cancellationToken);
}
