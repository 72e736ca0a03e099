using Microsoft.Extensions.Logging;
using ReverseBuy.Connectors;
using ReverseBuy.Orders;
using ReverseBuy.Settings;

namespace ReverseBuy.Tenancy.Settings;

/// <summary>The facade of settings.</summary>
internal sealed class SettingsDesk(
    ITenantSettingsStore store,
    KnownSettings known,
    IHostSettings host,
    TenantDirectory directory,
    TenantTurns turns,
    IConnectors connectors,
    TenancyMetrics metrics,
    TimeProvider time,
    ILogger<SettingsDesk> logger) : ITenantSettings
{
    public async ValueTask<SettingsReading> ReadAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        _ = await RequireAsync(tenant, cancellationToken).ConfigureAwait(false);
        return Reading(await store.FindAsync(tenant, cancellationToken).ConfigureAwait(false));
    }

    public async ValueTask<ChangeSettingsResult> ChangeAsync(
        TenantId tenant, TenantSettings settings, long expectedVersion, Actor by, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentOutOfRangeException.ThrowIfNegative(expectedVersion);
        ArgumentException.ThrowIfNullOrWhiteSpace(by.Id, nameof(by));
        using var turn = await turns.EnterAsync(tenant, cancellationToken).ConfigureAwait(false);
        if (await RequireAsync(tenant, cancellationToken).ConfigureAwait(false) is { State: not (TenantState.Active or TenantState.Suspended or TenantState.Provisioning) } other)
        {
            throw new TenantNotActiveException(tenant, other.State);
        }

        var result = await ChangeAsync(tenant, settings, expectedVersion, by, await store.FindAsync(tenant, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        metrics.SettingsChanged(result);
        return result;
    }

    public async ValueTask<IReadOnlyList<SettingsChange>> ListChangesAsync(TenantId tenant, long? before, int limit, CancellationToken cancellationToken) =>
        await store.ListChangesAsync(tenant, before, limit, cancellationToken).ConfigureAwait(false);

    private async ValueTask<ChangeSettingsResult> ChangeAsync(
        TenantId tenant, TenantSettings settings, long expectedVersion, Actor by, StoredSettings stored, CancellationToken cancellationToken)
    {
        if (stored.Version != expectedVersion)
        {
            return new ChangeSettingsResult.Stale(Reading(stored));
        }

        List<SettingProblem> problems =
        [
            .. SettingsRules.ProblemsOf(settings),
            .. SettingsRules.UnknownMarketplaces(settings, [.. connectors.All.Select(connector => connector.Marketplace)]),
            .. SettingsRules.LostWarehouses(stored.Settings, settings),
        ];
        if (problems.Count > 0)
        {
            return new ChangeSettingsResult.Invalid(problems);
        }

        var differences = SettingDifferences.Between(stored.Settings, settings);
        if (differences.Count == 0)
        {
            return new ChangeSettingsResult.Unchanged(Reading(stored));
        }

        var change = new SettingsChange(stored.Version + 1, time.GetUtcNow(), by, differences);
        if (!await store.TrySaveAsync(tenant, settings, change, cancellationToken).ConfigureAwait(false))
        {
            return new ChangeSettingsResult.Stale(Reading(await store.FindAsync(tenant, cancellationToken).ConfigureAwait(false)));
        }

        var now = new StoredSettings(settings, change.Version);
        known.Keep(tenant, now);
        directory.NoteChange();
        Log.SettingsChanged(logger, tenant, change.Version, by.Kind, string.Join(", ", differences.Select(difference => difference.Setting)));
        return new ChangeSettingsResult.Changed(Reading(now));
    }

    private SettingsReading Reading(StoredSettings stored) => new(stored.Settings, stored.Version, host.Settings.With(stored.Settings));

    private async ValueTask<Tenant> RequireAsync(TenantId tenant, CancellationToken cancellationToken) =>
        await directory.ReadAsync(tenant, cancellationToken).ConfigureAwait(false) ?? throw new UnknownTenantException(tenant);
}
