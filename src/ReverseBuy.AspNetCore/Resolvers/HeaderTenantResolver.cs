using Microsoft.AspNetCore.Http;

namespace ReverseBuy.AspNetCore.Resolvers;

/// <summary>Reads the tenant from a header. One that is there twice names nobody.</summary>
internal sealed class HeaderTenantResolver(string header) : ITenantResolver
{
    public ValueTask<TenantResolution> ResolveAsync(HttpContext context, CancellationToken cancellationToken) => ValueTask.FromResult(
        !context.Request.Headers.TryGetValue(header, out var values) || values.Count == 0 ? TenantResolution.Nothing
        : values.Count == 1 ? TenantResolution.OfText(values[0])
        : TenantResolution.Invalid);
}
