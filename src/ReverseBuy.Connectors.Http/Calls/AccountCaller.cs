using ReverseBuy.Catalogue;

namespace ReverseBuy.Connectors.Http;

/// <summary>
/// Makes the calls of one platform's buying accounts: waits for the account's budget, takes its token, signs, sends and reads; renews a dead token, sets
/// a wrong clock right, and repeats what is known not to have been carried out. Every connector calls through it. Thread-safe.
/// </summary>
public sealed class AccountCaller
{
    private readonly PlatformClient _platform;
    private readonly CallParts _parts;
    private readonly GatewayClock _clock;

    internal AccountCaller(PlatformClient platform, CallParts parts)
    {
        _platform = platform;
        _parts = parts;
        _clock = new GatewayClock(platform.Marketplace, parts.Time, parts.Telemetry, parts.ClockLogger);
    }

    /// <summary>The marketplace.</summary>
    public MarketplaceId Marketplace => _platform.Marketplace;

    /// <summary>
    /// Makes a call. One that is not read-only is sent once; again only after the gateway refused its token or its time, and so did nothing.
    /// </summary>
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
        using var measured = _parts.Telemetry.Begin(_platform.Marketplace, call.Operation, context, _parts.Time);
        var resilient = new ResilientCall(_platform.Marketplace, context, call.Operation, call.Safety) { Timeout = call.Timeout };
        var attempts = 0;
        try
        {
            var result = await _parts.Resilience.ExecuteAsync(resilient, token => AttemptAsync(token), cancellationToken).ConfigureAwait(false);
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
            if (Interlocked.Increment(ref attempts) > 1)
            {
                // Whatever a host puts in the place of our resilience: what may change something is not sent again.
                if (call.Safety != OperationSafety.ReadOnly)
                {
                    throw new InvalidOperationException(
                        $"{nameof(ICallResilience)} tried to repeat {call.Operation}, which is {call.Safety}. Repeat only calls whose safety is ReadOnly.");
                }

                _parts.Telemetry.Retried(_platform.Marketplace, call.Operation);
            }

            return new CallAttempt<TResult>(_platform, _parts, _clock, call, resilient).RunAsync(token);
        }
    }
}
