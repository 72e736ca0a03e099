using System.Globalization;
using ReverseBuy.Messaging;
using ReverseBuy.Storage;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Testing.Tenancy;

/// <summary>Leaves one note in a new tenant's database, however often it is called.</summary>
internal sealed class NotingSeed(ITenantStorage storage) : ITenantSeed
{
    public static readonly TimerKey Note = new(new Orders.AggregateKey(Orders.AggregateKind.Order, Guid.Parse("5eed0000-0000-0000-0000-000000000001", CultureInfo.InvariantCulture)), "seeded");

    public async ValueTask SeedAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        var unit = await storage.BeginAsync(tenant.Id, cancellationToken).ConfigureAwait(false);
        await using (unit.ConfigureAwait(false))
        {
            await unit.Timers.SetAsync(Note, Samples.Noon, tenant.Name, cancellationToken).ConfigureAwait(false);
            await unit.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
