using Microsoft.AspNetCore.Http;

namespace ReverseBuy.AspNetCore.Resolvers;

/// <summary>Reads the tenant from a claim of whoever is signed in. Claims of an identity that nobody has authenticated say nothing; two that differ name nobody.</summary>
internal sealed class ClaimTenantResolver(string claim) : ITenantResolver
{
    public ValueTask<TenantResolution> ResolveAsync(HttpContext context, CancellationToken cancellationToken)
    {
        string? found = null;
        foreach (var identity in context.User.Identities.Where(identity => identity.IsAuthenticated))
        {
            foreach (var each in identity.FindAll(claim))
            {
                if (found is not null && each.Value != found)
                {
                    return ValueTask.FromResult(TenantResolution.Invalid);
                }

                found = each.Value;
            }
        }

        return ValueTask.FromResult(found is null ? TenantResolution.Nothing : TenantResolution.OfText(found));
    }
}
