using System.Globalization;
using ReverseBuy.Settings;

namespace ReverseBuy.Tenancy.Settings;

/// <summary>What a tenant has set, and who changed it, where settings are stored.</summary>
internal sealed class SettingsData(ITenantSettingsStore store) : ITenantData
{
    public string Place => "settings";

    public bool IsInMemory => false;

    public async ValueTask<IReadOnlyList<string>> ListAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        var version = (await store.FindAsync(tenant, cancellationToken).ConfigureAwait(false)).Version;
        return version == 0 ? [] : [string.Create(CultureInfo.InvariantCulture, $"settings, and {version} notes of who changed them")];
    }

    public ValueTask DeleteAsync(TenantId tenant, CancellationToken cancellationToken) => store.RemoveAsync(tenant, cancellationToken);
}
