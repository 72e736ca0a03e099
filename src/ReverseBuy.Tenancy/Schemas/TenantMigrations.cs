using ReverseBuy.Schemas;

namespace ReverseBuy.Tenancy.Schemas;

internal sealed class TenantMigrations(ITenantStore tenants, ITenantSchema schema, IMigrationLedger ledger, IIdGenerator ids, TimeProvider time) : ITenantMigrations
{
    public async ValueTask<MigrationPlan> PlanAsync(MigrationRunOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        var chosen = Choose(options, await tenants.ListAsync(cancellationToken).ConfigureAwait(false));
        var records = (await ledger.ListAsync(cancellationToken).ConfigureAwait(false)).ToDictionary(record => record.Tenant);
        var asked = options.AskDatabases ? await AskAsync(chosen, options.Parallelism, cancellationToken).ConfigureAwait(false) : null;
        var canaries = options.Canaries.ToHashSet();
        return new MigrationPlan(schema.Versions[^1], [.. chosen.Select(tenant => Plan(tenant, records.GetValueOrDefault(tenant))).OrderBy(planned => !planned.IsCanary)]);

        PlannedMigration Plan(TenantId tenant, MigrationRecord? record)
        {
            var version = asked is null ? record?.Version : asked.GetValueOrDefault(tenant);
            return new PlannedMigration
            {
                Tenant = tenant,
                IsCanary = canaries.Contains(tenant),
                Version = version,
                Pending = PendingAfter(version),
                LastState = record?.State,
                LastError = record?.Error,
            };
        }
    }

    public async ValueTask<MigrationReport> RunAsync(MigrationRunOptions options, IProgress<MigrationProgress>? progress, CancellationToken cancellationToken)
    {
        var plan = await PlanAsync(options, cancellationToken).ConfigureAwait(false);
        var steps = new TenantMigrationSteps(schema, ledger, time, ids.NewId<MigrationRunId>(), plan.Target, options);
        return await new MigrationRun(plan, steps, options, time, progress).ExecuteAsync(cancellationToken).ConfigureAwait(false);
    }

    private static List<TenantId> Choose(MigrationRunOptions options, IReadOnlyList<Tenant> all)
    {
        var known = all.Select(tenant => tenant.Id).ToHashSet();
        foreach (var named in options.Tenants.Concat(options.Canaries).Where(named => !known.Contains(named)))
        {
            throw new UnknownTenantException(named);
        }

        HashSet<TenantId> wanted = options.Tenants.Count == 0 ? known : [.. options.Tenants, .. options.Canaries];
        return [.. all.Select(tenant => tenant.Id).Where(wanted.Contains)];
    }

    // A version that is not known here is a newer host's: nothing is pending.
    private IReadOnlyList<string> PendingAfter(string? version)
    {
        if (version is null)
        {
            return schema.Versions;
        }

        var place = schema.Versions.ToList().IndexOf(version);
        return place < 0 ? [] : [.. schema.Versions.Skip(place + 1)];
    }

    // A database that does not answer is left to the run: it fails there, and is reported.
    private async ValueTask<Dictionary<TenantId, string?>> AskAsync(List<TenantId> chosen, int parallelism, CancellationToken cancellationToken)
    {
        var versions = new Dictionary<TenantId, string?>();
        var gate = new Lock();
        await Parallel.ForEachAsync(chosen, new ParallelOptions { MaxDegreeOfParallelism = parallelism, CancellationToken = cancellationToken }, async (tenant, stopped) =>
        {
            string? version = null;
            try
            {
                version = await schema.FindVersionAsync(tenant, stopped).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !stopped.IsCancellationRequested)
            {
                // As said above.
            }

            lock (gate)
            {
                versions[tenant] = version;
            }
        }).ConfigureAwait(false);
        return versions;
    }
}
