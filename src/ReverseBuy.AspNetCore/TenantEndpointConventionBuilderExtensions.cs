using ReverseBuy.AspNetCore;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Says of endpoints whether they are for a tenant.</summary>
public static class TenantEndpointConventionBuilderExtensions
{
    /// <summary>The endpoints are run for a tenant only.</summary>
    /// <typeparam name="TBuilder">What endpoints are mapped with.</typeparam>
    /// <param name="builder">The endpoint, or the group.</param>
    /// <returns>The same.</returns>
    public static TBuilder RequireTenant<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new RequireTenantAttribute());

    /// <summary>The endpoints belong to no tenant, such as health checks or the host's own pages: none is looked for and none is entered.</summary>
    /// <typeparam name="TBuilder">What endpoints are mapped with.</typeparam>
    /// <param name="builder">The endpoint, or the group.</param>
    /// <returns>The same.</returns>
    public static TBuilder AllowNoTenant<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new AllowNoTenantAttribute());
}
