using ReverseBuy.Settings;
using ReverseBuy.Tenancy.Settings;

namespace ReverseBuy.Tenancy;

/// <summary>How tenants are told apart.</summary>
public sealed class TenancyOptions
{
    /// <summary>
    /// The only tenant of a host that serves one shop: it is current wherever none was entered. <see langword="null"/> (the default) when
    /// there are several.
    /// </summary>
    public TenantId? SingleTenant { get; set; }

    /// <summary>
    /// How often this process asks which tenants other processes have changed, with one question for all, where the storage is shared: a suspended tenant is refused everywhere after it;
    /// from 10 ms to a minute. Default a second.
    /// </summary>
    public TimeSpan ChangesInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How often this process writes how often credentials were used (<see cref="ReverseBuy.Auditing.ICredentialAudit"/>), one commit for each tenant that used any; from a second to an hour. A process that
    /// crashes loses what it counted since. Default 5 minutes.
    /// </summary>
    public TimeSpan CredentialUsesInterval { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long is kept how often credentials were used; from a day to ten years. Who changed them is kept as long as the tenant. Default 90 days.</summary>
    public TimeSpan KeepCredentialUses { get; set; } = TimeSpan.FromDays(90);

    /// <summary>
    /// What holds for tenants that set nothing else, over the options of orders and the host's warehouses: which marketplaces are on, languages, currencies, quotas. Default: nothing is
    /// set, and nothing is limited.
    /// </summary>
    public TenantSettings Defaults { get; set; } = new();

    /// <summary>Tells what makes no sense.</summary>
    /// <returns>A sentence per setting that is wrong, naming its key; none when all is well.</returns>
    public IEnumerable<string> Validate()
    {
        if (ChangesInterval < TimeSpan.FromMilliseconds(10) || ChangesInterval > TimeSpan.FromMinutes(1))
        {
            yield return $"ReverseBuy:Tenancy:ChangesInterval is {ChangesInterval:c}; it must be from 10 ms to a minute.";
        }

        if (CredentialUsesInterval < TimeSpan.FromSeconds(1) || CredentialUsesInterval > TimeSpan.FromHours(1))
        {
            yield return $"ReverseBuy:Tenancy:CredentialUsesInterval is {CredentialUsesInterval:c}; it must be from a second to an hour.";
        }

        if (KeepCredentialUses < TimeSpan.FromDays(1) || KeepCredentialUses > TimeSpan.FromDays(3653))
        {
            yield return $"ReverseBuy:Tenancy:KeepCredentialUses is {KeepCredentialUses:c}; it must be from a day to ten years.";
        }

        foreach (var problem in SettingsRules.ProblemsOf(Defaults))
        {
            yield return $"ReverseBuy:Tenancy:Defaults:{problem.Setting}: {problem.Problem}";
        }
    }
}
