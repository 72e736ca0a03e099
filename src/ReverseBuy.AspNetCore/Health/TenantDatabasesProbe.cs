using ReverseBuy.Health;
using ReverseBuy.Messaging;

namespace ReverseBuy.AspNetCore.Health;

/// <summary>
/// Whether tenants' databases answer and their events get on: a few at a time, all in turn, and those first that are known to have trouble. One tenant's trouble degrades the host; only when
/// no database that was asked answers is it of no use to anybody.
/// </summary>
internal sealed class TenantDatabasesProbe(TenantRotation rotation, TenantDatabases databases, IBackgroundWork work, HealthOptions options) : IHealthProbe
{
    private const int Named = 5;

    private IReadOnlyList<TenantId> _troubled = [];

    public string Name => "tenant-databases";

    public async ValueTask<HealthReading> ReadAsync(CancellationToken cancellationToken)
    {
        // Half of the places at most: with many in trouble the others are to be looked at, too.
        var known = _troubled
            .Concat(work.ListFailing().Select(failing => failing.Tenant))
            .Distinct()
            .Take(Math.Max(1, options.TenantSample / 2))
            .ToHashSet();
        var others = await rotation.TakeAsync(options.TenantSample - known.Count, known).ConfigureAwait(false);
        HashSet<TenantId> asked = [.. known, .. others];
        var looks = await databases.LookAsync(asked).ConfigureAwait(false);
        Remember(asked, looks);
        return Tell(looks);
    }

    // Who was not looked at this time goes first the next time, and who is still in trouble behind them: with more in trouble than places, all have their turn.
    private void Remember(HashSet<TenantId> asked, IReadOnlyList<TenantLook> looks) =>
        _troubled =
        [
            .. _troubled.Where(tenant => !asked.Contains(tenant)),
            .. looks.Where(look => look.IsTroubled(options.OutboxLag)).Select(look => look.Tenant),
        ];

    private HealthReading Tell(IReadOnlyList<TenantLook> looks)
    {
        var failed = looks.Where(look => look.Failure is not null).ToList();
        var late = looks.Where(look => look.Lag > options.OutboxLag).ToList();
        var parked = looks.Where(look => look.Parked > 0).ToList();
        if (failed.Count + late.Count + parked.Count == 0)
        {
            return HealthReading.Healthy($"All of {looks.Count} tenants' databases that were asked answer, and nothing waits in them for long.");
        }

        List<string> sentences = [];
        if (failed.Count > 0)
        {
            sentences.Add($"{failed.Count} of {looks.Count} tenants' databases that were asked cannot be read: {List(failed, look => look.Failure!)}.");
        }

        if (late.Count > 0)
        {
            sentences.Add($"Events wait to be published: {List(late, look => $"{look.Lag.TotalSeconds:F0} s")}.");
        }

        if (parked.Count > 0)
        {
            sentences.Add($"Events or timers are parked and wait for a person: {List(parked, look => $"{look.Parked}")}.");
        }

        return new HealthReading(failed.Count == looks.Count ? HealthState.Unhealthy : HealthState.Degraded, string.Join(' ', sentences));
    }

    private static string List(List<TenantLook> looks, Func<TenantLook, string> what) =>
        string.Join(", ", looks.Take(Named).Select(look => $"{look.Tenant} ({what(look)})")) + (looks.Count > Named ? ", …" : string.Empty);
}
