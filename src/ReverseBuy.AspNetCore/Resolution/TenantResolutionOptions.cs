using Microsoft.Extensions.DependencyInjection;
using ReverseBuy.AspNetCore.Resolvers;

namespace ReverseBuy.AspNetCore;

/// <summary>
/// How a request says which tenant it is for. Every resolver is asked, in the order in which they are named here. One that finds something wrong, or names another tenant than the one
/// before, has the request refused.
/// </summary>
public sealed class TenantResolutionOptions
{
    private readonly List<Func<IServiceProvider, ITenantResolver>> _resolvers = [];

    /// <summary>
    /// How long a request with an unknown tenant, a suspended one or a wrong API key is kept at least before it is refused, so that the time of the answer does not tell which it was.
    /// From zero to ten seconds; 100 milliseconds unless set.
    /// </summary>
    public TimeSpan RefusalTime { get; set; } = TimeSpan.FromMilliseconds(100);

    internal IReadOnlyList<Func<IServiceProvider, ITenantResolver>> Resolvers => _resolvers;

    /// <summary>Reads one label of the host name.</summary>
    /// <param name="pattern">The host name with <c>{tenant}</c> in the place of that label, such as <c>{tenant}.shop.example</c>.</param>
    /// <returns>The same options.</returns>
    public TenantResolutionOptions FromHost(string pattern)
    {
        var resolver = new HostTenantResolver(pattern);
        return From(_ => resolver);
    }

    /// <summary>Reads a parameter of the route.</summary>
    /// <param name="parameter">Its name, as in <c>/shops/{tenant}/orders</c>.</param>
    /// <returns>The same options.</returns>
    public TenantResolutionOptions FromPath(string parameter = "tenant")
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(parameter);
        return From(_ => new PathTenantResolver(parameter));
    }

    /// <summary>Reads a header. Anybody can send it: only for hosts behind a gateway that sets it, or beside a claim or an API key that has to agree.</summary>
    /// <param name="header">The header's name.</param>
    /// <returns>The same options.</returns>
    public TenantResolutionOptions FromHeader(string header = "X-Tenant")
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(header);
        return From(_ => new HeaderTenantResolver(header));
    }

    /// <summary>Reads a claim of whoever is signed in; <c>UseAuthentication()</c> comes before <c>UseReverseBuyTenant()</c>.</summary>
    /// <param name="claim">The claim's type.</param>
    /// <returns>The same options.</returns>
    public TenantResolutionOptions FromClaim(string claim = "tenant")
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(claim);
        return From(_ => new ClaimTenantResolver(claim));
    }

    /// <summary>Reads an API key (<see cref="ApiKey"/>) and looks for it in the host's <see cref="IApiKeyStore"/>.</summary>
    /// <param name="header">The header that carries it.</param>
    /// <returns>The same options.</returns>
    public TenantResolutionOptions FromApiKey(string header = "X-Api-Key")
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(header);
        return From(services => new ApiKeyTenantResolver(header, services.GetRequiredService<IApiKeyStore>()));
    }

    /// <summary>Adds a resolver of the host's own.</summary>
    /// <param name="make">Makes the one that serves all requests.</param>
    /// <returns>The same options.</returns>
    public TenantResolutionOptions From(Func<IServiceProvider, ITenantResolver> make)
    {
        ArgumentNullException.ThrowIfNull(make);
        _resolvers.Add(make);
        return this;
    }

    internal void Validate()
    {
        if (_resolvers.Count == 0)
        {
            throw new ConfigurationException("AddTenantResolution names nowhere to read the tenant from. Name at least one place: .AddTenantResolution(r => r.FromHost(\"{tenant}.shop.example\")).");
        }

        if (RefusalTime < TimeSpan.Zero || RefusalTime > TimeSpan.FromSeconds(10))
        {
            throw new ConfigurationException($"ReverseBuy:TenantResolution:RefusalTime is {RefusalTime:c}. Choose from zero to ten seconds, such as 00:00:00.1.");
        }
    }
}
