namespace ReverseBuy.Tenancy;

/// <summary>All places where something of tenants lies.</summary>
internal sealed class TenantDataPlaces(IEnumerable<ITenantData> places)
{
    private readonly List<ITenantData> _inMemory = [.. places.Where(place => place.IsInMemory)];
    private readonly List<ITenantData> _stored = [.. places.Where(place => !place.IsInMemory)];

    /// <summary>Has this process forget what it keeps of a tenant in memory.</summary>
    public async ValueTask ForgetAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        foreach (var place in _inMemory)
        {
            await place.DeleteAsync(tenant, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Deletes all that there is of a tenant, and looks again.</summary>
    public async ValueTask<IReadOnlyList<DeletedTenantData>> DeleteAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        // What is in memory could be written back, and holds open what is stored; what is read while it is being deleted is in memory afterwards.
        List<ITenantData> all = [.. _stored, .. _inMemory];
        var found = new List<IReadOnlyList<string>>();
        foreach (var place in all)
        {
            found.Add(await place.ListAsync(tenant, cancellationToken).ConfigureAwait(false));
        }

        await ForgetAsync(tenant, cancellationToken).ConfigureAwait(false);
        foreach (var place in all)
        {
            await place.DeleteAsync(tenant, cancellationToken).ConfigureAwait(false);
        }

        var report = new List<DeletedTenantData>();
        foreach (var (place, before) in all.Zip(found))
        {
            report.Add(new DeletedTenantData(place.Place, before, await place.ListAsync(tenant, cancellationToken).ConfigureAwait(false)));
        }

        return report;
    }
}
