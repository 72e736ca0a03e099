using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ReverseBuy.AspNetCore.Resolvers;

/// <summary>Reads the tenant from a parameter of the route. Endpoints whose route has none say nothing.</summary>
internal sealed class PathTenantResolver(string parameter) : ITenantResolver
{
    public ValueTask<TenantResolution> ResolveAsync(HttpContext context, CancellationToken cancellationToken) =>
        ValueTask.FromResult(context.GetRouteValue(parameter) is { } value ? TenantResolution.OfText(value as string) : TenantResolution.Nothing);
}
