using Microsoft.AspNetCore.Http;
using ReverseBuy.AspNetCore;

namespace ReverseBuy.Snippets.Tenancy;

/// <summary>Partners name their tenant in the first part of a header.</summary>
public sealed class PartnerTenant : ITenantResolver
{
    public ValueTask<TenantResolution> ResolveAsync(HttpContext context, CancellationToken cancellationToken) =>
        ValueTask.FromResult(context.Request.Headers["X-Partner"] is [{ } partner]
            ? TenantResolution.OfText(partner.Split('/')[0])
            : TenantResolution.Nothing);
}
