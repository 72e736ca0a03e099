using Microsoft.Extensions.DependencyInjection;
using ReverseBuy;
using ReverseBuy.AspNetCore.Resolution;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Enters the tenants of requests.</summary>
public static class TenantApplicationBuilderExtensions
{
    /// <summary>
    /// Runs every endpoint that follows inside the tenant that the request names, until its answer is written; also a streamed one, and a connection that stays open. It comes after
    /// <c>UseRouting()</c> and <c>UseAuthentication()</c>, and before whatever is to know the tenant.
    /// </summary>
    /// <param name="app">The host's pipeline.</param>
    /// <returns>The same pipeline.</returns>
    /// <exception cref="ConfigurationException">The host does not say how requests name their tenant.</exception>
    public static IApplicationBuilder UseReverseBuyTenant(this IApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        if (app.ApplicationServices.GetService<RequestTenants>() is null)
        {
            throw new ConfigurationException(
                "UseReverseBuyTenant() does not know where requests name their tenant. Say so: services.AddReverseBuy().AddTenantResolution(r => r.FromHost(\"{tenant}.shop.example\")).");
        }

        return app.UseMiddleware<TenantMiddleware>();
    }
}
