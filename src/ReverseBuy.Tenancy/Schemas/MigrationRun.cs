using ReverseBuy.Schemas;

namespace ReverseBuy.Tenancy.Schemas;

/// <summary>One run: who comes when, and when no more is begun.</summary>
internal sealed class MigrationRun(
    MigrationPlan plan, TenantMigrationSteps steps, MigrationRunOptions options, TimeProvider time, IProgress<MigrationProgress>? progress)
{
    // How often a tenant that another run has is looked at again, at most.
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<TenantId, TenantMigration> _through = [];
    private int _failed;
    private volatile bool _stopped;

    public async ValueTask<MigrationReport> ExecuteAsync(CancellationToken cancellationToken)
    {
        var startedAt = time.GetUtcNow();
        var canaries = plan.Tenants.Where(tenant => tenant.IsCanary).ToList();
        await PassAsync(canaries, cancellationToken).ConfigureAwait(false);
        var canaryFailed = _failed > 0;
        if (!canaryFailed)
        {
            await PassAsync([.. plan.Tenants.Where(tenant => !tenant.IsCanary)], cancellationToken).ConfigureAwait(false);
        }

        return new MigrationReport
        {
            Run = steps.Run,
            Target = plan.Target,
            Outcome = canaryFailed ? MigrationRunOutcome.StoppedByCanary
                : _stopped ? MigrationRunOutcome.StoppedByFailures
                : _failed > 0 ? MigrationRunOutcome.CompletedWithFailures
                : MigrationRunOutcome.Completed,
            StartedAt = startedAt,
            EndedAt = time.GetUtcNow(),
            Tenants = [.. plan.Tenants.Select(tenant => _through.GetValueOrDefault(tenant.Tenant) ?? NotTried(tenant))],
        };
    }

    private static TenantMigration NotTried(PlannedMigration tenant) =>
        new() { Tenant = tenant.Tenant, IsCanary = tenant.IsCanary, Outcome = MigrationOutcome.NotTried, Before = tenant.Version, After = tenant.Version };

    /// <summary>Brings a group through. What other runs have comes last: when there is nothing else to do, it is waited for.</summary>
    private async ValueTask PassAsync(List<PlannedMigration> group, CancellationToken cancellationToken)
    {
        var waiting = group;
        while (waiting.Count > 0 && !_stopped)
        {
            var held = new List<PlannedMigration>();
            var pause = LongestPause;
            await Parallel.ForEachAsync(
                waiting,
                new ParallelOptions { MaxDegreeOfParallelism = options.Parallelism, CancellationToken = cancellationToken },
                async (tenant, stopped) =>
                {
                    if (_stopped)
                    {
                        return;
                    }

                    var (result, heldFor) = await steps.TakeAsync(tenant, stopped).ConfigureAwait(false);
                    lock (_gate)
                    {
                        if (result is not null)
                        {
                            Note(result);
                        }
                        else
                        {
                            held.Add(tenant);
                            pause = heldFor > TimeSpan.Zero && heldFor < pause ? heldFor : pause;
                        }
                    }
                }).ConfigureAwait(false);
            waiting = held;
            if (waiting.Count > 0 && !_stopped)
            {
                await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private void Note(TenantMigration result)
    {
        _through.Add(result.Tenant, result);
        if (result.Outcome == MigrationOutcome.Failed)
        {
            _failed++;
            _stopped |= options.StopAfter.IsReached(_failed, plan.Tenants.Count);
        }

        progress?.Report(new MigrationProgress(result, _through.Count, _failed, plan.Tenants.Count));
    }
}
