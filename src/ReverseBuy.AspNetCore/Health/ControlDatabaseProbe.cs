using ReverseBuy.Health;
using ReverseBuy.Tenancy;

namespace ReverseBuy.AspNetCore.Health;

/// <summary>
/// Whether the control database answers. Without it known tenants go on, so a process that has read it once is degraded; one that never could serves nobody.
/// </summary>
internal sealed class ControlDatabaseProbe(ITenantStore tenants, HealthOptions options, TimeProvider time) : IHealthProbe
{
    private readonly PatientQuestion<IReadOnlyList<TenantChange>> _question = new(token => tenants.ListChangesAsync(after: null, token), options.Timeout, time);
    private bool _hasAnswered;

    public string Name => "control-database";

    public async ValueTask<HealthReading> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _question.AskAsync().ConfigureAwait(false);
            _hasAnswered = true;
            return HealthReading.Healthy("The control database answers.");
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            var what = $"The control database does not answer ({FailureName.Of(exception)}).";
            return _hasAnswered
                ? HealthReading.Degraded($"{what} Tenants that are known here go on; no tenant can be taken on or changed until it does.")
                : HealthReading.Unhealthy($"{what} It never has since this process started, so that tenants are not known here.");
        }
    }
}
