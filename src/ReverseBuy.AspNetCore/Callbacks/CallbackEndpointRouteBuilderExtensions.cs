using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ReverseBuy;
using ReverseBuy.AspNetCore.Callbacks;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the addresses that marketplaces push to.</summary>
public static class CallbackEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Maps one address per app registration, <c>{prefix}/{id}</c>. Everybody may call it: what is not signed with the registration's secret changes nothing. Keep it out of what logs whole
    /// addresses, for an id is not to be known to others.
    /// </summary>
    /// <param name="endpoints">The host's endpoints.</param>
    /// <param name="prefix">What the address begins with.</param>
    /// <returns>The endpoint, for conventions such as rate limits.</returns>
    /// <exception cref="ConfigurationException"><c>AddCallbacks()</c> was not called.</exception>
    public static IEndpointConventionBuilder MapReverseBuyCallbacks(this IEndpointRouteBuilder endpoints, string prefix = "/reversebuy/callbacks")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentException.ThrowIfNullOrEmpty(prefix);
        var endpoint = endpoints.ServiceProvider.GetService<CallbackEndpoint>()
            ?? throw new ConfigurationException("MapReverseBuyCallbacks() needs .AddCallbacks() on the builder that AddReverseBuy() returns.");
        return endpoints.MapPost($"{prefix.TrimEnd('/')}/{{{CallbackEndpoint.Parameter}}}", (RequestDelegate)endpoint.HandleAsync)
            .WithDisplayName("ReverseBuy callbacks")
            .WithMetadata(new AllowAnonymousAttribute())
            .AllowNoTenant();
    }
}
