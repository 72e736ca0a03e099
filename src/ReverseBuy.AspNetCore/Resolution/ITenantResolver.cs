using Microsoft.AspNetCore.Http;

namespace ReverseBuy.AspNetCore;

/// <summary>Reads out of a request which tenant it is for. Thread-safe: one serves all requests.</summary>
public interface ITenantResolver
{
    /// <summary>Reads a request.</summary>
    /// <param name="context">The request. Whatever it says comes from outside.</param>
    /// <param name="cancellationToken">Ends the wait: the request was given up.</param>
    /// <returns>What it says.</returns>
    ValueTask<TenantResolution> ResolveAsync(HttpContext context, CancellationToken cancellationToken);
}
