using ReverseBuy.Tenancy;
using ReverseBuy.Tool.Hosting;

namespace ReverseBuy.Tool.Commands;

/// <summary>The tenants that a listing is about.</summary>
internal static class ChosenTenants
{
    /// <summary>Finds them.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="only">Those that were named; none for all.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<IReadOnlyList<Tenant>> ListAsync(HostServices services, TenantId[]? only, CancellationToken cancellationToken)
    {
        var tenants = services.Require<ITenants>();
        if (only is not { Length: > 0 })
        {
            return await tenants.ListAsync(cancellationToken).ConfigureAwait(false);
        }

        var chosen = new List<Tenant>();
        foreach (var id in only)
        {
            chosen.Add(await tenants.GetAsync(id, cancellationToken).ConfigureAwait(false));
        }

        return chosen;
    }
}
