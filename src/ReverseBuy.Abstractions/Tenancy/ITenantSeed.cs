namespace ReverseBuy.Tenancy;

/// <summary>Fills a new tenant's database before the tenant can be used. Hosts implement it and register any number; they run in the order of registration.</summary>
public interface ITenantSeed
{
    /// <summary>Fills the database. It is called again when provisioning was broken off, so that it has to find out what it has done already.</summary>
    /// <param name="tenant">The tenant, in the state of being provisioned.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when it is done.</returns>
    ValueTask SeedAsync(Tenant tenant, CancellationToken cancellationToken);
}
