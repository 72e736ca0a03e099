using Microsoft.AspNetCore.Http;
using ReverseBuy.AspNetCore;

namespace ReverseBuy.Leaks.Tests.Web;

/// <summary>A resolver of the host's own.</summary>
internal sealed class PartnerTenant : ITenantResolver
{
    public const string Header = "X-Partner";

    public ValueTask<TenantResolution> ResolveAsync(HttpContext context, CancellationToken cancellationToken) =>
        ValueTask.FromResult(context.Request.Headers[Header] is [{ } partner] ? TenantResolution.OfText(partner) : TenantResolution.Nothing);
}
