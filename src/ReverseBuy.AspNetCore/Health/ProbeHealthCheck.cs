using Microsoft.Extensions.Diagnostics.HealthChecks;
using ReverseBuy.Health;

namespace ReverseBuy.AspNetCore.Health;

/// <summary>
/// Asks a part of the host how it is: once for all who want to know, outside of their flow, and not again before the answer is old. Nobody who asks is kept longer than three times the time-out.
/// Thread-safe.
/// </summary>
internal sealed class ProbeHealthCheck : IHealthCheck
{
    private readonly Lock _gate = new();
    private readonly PatientQuestion<HealthReading> _question;
    private readonly HealthOptions _options;
    private readonly TimeProvider _time;
    private Task<HealthReading>? _asking;
    private DateTimeOffset _asked;

    public ProbeHealthCheck(IHealthProbe probe, HealthOptions options, TimeProvider time)
    {
        (_options, _time) = (options, time);

        // A probe that asks one thing after the other has its own time-outs within this one.
        _question = new PatientQuestion<HealthReading>(probe.ReadAsync, 3 * options.Timeout, time);
    }

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        var reading = await Latest().WaitAsync(cancellationToken).ConfigureAwait(false);
        return new HealthCheckResult(
            reading.State switch
            {
                HealthState.Healthy => HealthStatus.Healthy,
                HealthState.Degraded => HealthStatus.Degraded,
                _ => context.Registration.FailureStatus,
            },
            reading.Reason);
    }

    private Task<HealthReading> Latest()
    {
        lock (_gate)
        {
            var now = _time.GetUtcNow();
            if (_asking is null || (_asking.IsCompleted && now - _asked >= _options.Freshness))
            {
                _asked = now;
                using (ExecutionContext.IsFlowSuppressed() ? default(AsyncFlowControl?) : ExecutionContext.SuppressFlow())
                {
                    _asking = Task.Run(AskAsync, CancellationToken.None);
                }
            }

            return _asking;
        }
    }

    private async Task<HealthReading> AskAsync()
    {
        try
        {
            return await _question.AskAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return HealthReading.Degraded($"It could not be asked ({FailureName.Of(exception)}).");
        }
    }
}
