using System.Diagnostics.Metrics;
using ReverseBuy.Diagnostics;
using ReverseBuy.Settings;

namespace ReverseBuy.Tenancy;

/// <summary>What tenants' settings and credentials count.</summary>
internal sealed class TenancyMetrics : IDisposable
{
    private readonly Meter _meter = new(ReverseBuyDiagnostics.TenancyName, ReverseBuyDiagnostics.VersionOf(typeof(TenancyMetrics)));
    private readonly Counter<long> _changes;
    private readonly Counter<long> _uses;

    public TenancyMetrics()
    {
        _changes = _meter.CreateCounter<long>("reversebuy.tenancy.settings_changes", "{change}", "Changes of tenants' settings that were asked for, by what became of them.");
        _uses = _meter.CreateCounter<long>("reversebuy.tenancy.credential_uses", "{use}", "Uses of credentials that were counted, by what became of the count.");
    }

    public void SettingsChanged(ChangeSettingsResult result) => _changes.Add(
        1,
        new KeyValuePair<string, object?>("reversebuy.outcome", result switch
        {
            ChangeSettingsResult.Changed => "changed",
            ChangeSettingsResult.Unchanged => "unchanged",
            ChangeSettingsResult.Stale => "stale",
            _ => "invalid",
        }));

    public void CredentialUsesWritten(long uses) => _uses.Add(uses, new KeyValuePair<string, object?>("reversebuy.outcome", "written"));

    public void CredentialUsesLost(long uses) => _uses.Add(uses, new KeyValuePair<string, object?>("reversebuy.outcome", "lost"));

    public void Dispose() => _meter.Dispose();
}
