using Microsoft.AspNetCore.Http;
using ReverseBuy.Tenancy;

namespace ReverseBuy.AspNetCore.Resolution;

/// <summary>Asks the resolvers, and then whether the tenant that they name can be worked for.</summary>
internal sealed class RequestTenants(IReadOnlyList<ITenantResolver> resolvers, ITenants tenants)
{
    public async ValueTask<RequestTenant> FindAsync(HttpContext context, CancellationToken cancellationToken)
    {
        TenantId? named = null;
        var isAmbiguous = false;
        foreach (var resolver in resolvers)
        {
            switch (await resolver.ResolveAsync(context, cancellationToken).ConfigureAwait(false))
            {
                case TenantResolution.Refused:
                    return new RequestTenant.Unavailable("what names it is wrong");
                case TenantResolution.Named found when named is null:
                    named = found.Tenant;
                    break;
                case TenantResolution.Named found:
                    isAmbiguous |= found.Tenant != named;
                    break;
            }
        }

        // Said without a look at the tenants: it tells of the request alone.
        return isAmbiguous ? new RequestTenant.Ambiguous()
            : named is { } tenant ? await LookAsync(tenant, cancellationToken).ConfigureAwait(false)
            : new RequestTenant.Unnamed();
    }

    private async ValueTask<RequestTenant> LookAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        try
        {
            var known = await tenants.GetAsync(tenant, cancellationToken).ConfigureAwait(false);

            // One that is being moved can be read, and what must wait is refused where it is asked.
            return known.State is TenantState.Active or TenantState.Moving ? new RequestTenant.Entered(tenant) : new RequestTenant.Unavailable("it cannot be worked for");
        }
        catch (UnknownTenantException)
        {
            return new RequestTenant.Unavailable("it is unknown");
        }
        catch (ControlDatabaseUnavailableException exception)
        {
            return new RequestTenant.Undecided(exception.RetryAfter);
        }
    }
}
