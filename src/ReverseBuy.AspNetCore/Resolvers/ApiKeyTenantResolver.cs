using Microsoft.AspNetCore.Http;

namespace ReverseBuy.AspNetCore.Resolvers;

/// <summary>Reads the tenant from an API key. A key that is wrong in any way is told apart from no other, and takes as long.</summary>
internal sealed class ApiKeyTenantResolver(string header, IApiKeyStore keys) : ITenantResolver
{
    public async ValueTask<TenantResolution> ResolveAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (!context.Request.Headers.TryGetValue(header, out var values) || values.Count == 0)
        {
            return TenantResolution.Nothing;
        }

        if (values.Count > 1 || !ApiKey.TryParse(values[0], out var key))
        {
            return TenantResolution.Invalid;
        }

        var stored = await keys.FindAsync(key.Id, cancellationToken).ConfigureAwait(false);

        // Compared also when there is none.
        return key.Matches(stored?.SecretHash) && stored is not null ? new TenantResolution.Named(stored.Tenant) : TenantResolution.Invalid;
    }
}
