using ReverseBuy.Health;

namespace ReverseBuy.Messaging.Scheduling;

/// <summary>What this process does in the background, and for whom it fails.</summary>
internal sealed class BackgroundWork(MessagingOptions options, WorkQueue queue) : IBackgroundWork, IHealthProbe
{
    /// <summary>One failure may be a moment's; so many in a row, with pauses between them, are not.</summary>
    private const int Persistent = 3;

    private const int Named = 5;

    public string Name => "background-work";

    public bool IsOn { get; } = options.RunWorkers;

    public IReadOnlyList<FailingWork> ListFailing() =>
    [
        .. queue.Slots
            .Select(slot => new FailingWork(slot.Tenant, slot.Worker, slot.Failures))
            .Where(work => work.Failures > 0)
            .OrderByDescending(work => work.Failures)
            .ThenBy(work => work.Tenant.Value, StringComparer.Ordinal)
            .ThenBy(work => work.Worker, StringComparer.Ordinal),
    ];

    public ValueTask<HealthReading> ReadAsync(CancellationToken cancellationToken) => ValueTask.FromResult(IsOn ? Read() : HealthReading.Healthy("It is off in this process."));

    private HealthReading Read()
    {
        var tenants = ListFailing().Where(work => work.Failures >= Persistent).GroupBy(work => work.Tenant).ToList();
        if (tenants.Count == 0)
        {
            return HealthReading.Healthy("No worker fails again and again.");
        }

        var named = tenants.Take(Named).Select(tenant => $"{tenant.Key} ({string.Join(", ", tenant.Select(work => work.Worker))})");
        return HealthReading.Degraded(
            $"Workers fail again and again for {tenants.Count} tenant(s), and others go on: {string.Join(", ", named)}{(tenants.Count > Named ? ", …" : string.Empty)}. Log 5001 tells why.");
    }
}
