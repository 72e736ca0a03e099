using ReverseBuy.Fulfilment;
using ReverseBuy.Privacy;
using ReverseBuy.Storage;

namespace ReverseBuy.Orders.Erasing;

/// <summary>Finds what is stored of a customer, has it erased, and tells of it. Recipients go last: as long as one is there, it is known that there is something to go on with.</summary>
internal sealed class PersonalDataDesk(ITenantStorage storage, CustomerErasing erasing) : IPersonalData
{
    public async ValueTask<ErasePersonalDataResult> EraseAsync(TenantId tenant, ErasePersonalData request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var records = await ReadAsync(tenant, request.Customer, cancellationToken).ConfigureAwait(false);
        if (!request.EvenIfNeeded && (records.OpenOrders, records.OpenParcels) is ({ Count: > 0 }, _) or (_, { Count: > 0 }))
        {
            return new ErasePersonalDataResult.StillNeeded(records.OpenOrders, records.OpenParcels);
        }

        var erased = await EraseAsync(tenant, request, records, cancellationToken).ConfigureAwait(false);
        return new ErasePersonalDataResult.Erased(new PersonalDataReport(request.Customer, Some(erased), Some(KeptOf(records))));
    }

    private static List<PersonalDataPart> KeptOf(CustomerRecords records) =>
    [
        new("orders: goods, amounts, states and times", records.Orders.Count),
        new("parcels: weights, freight, carriers' waybills and times", records.Parcels.Count),
        new("packages: waybills, counts and times", records.Packages.Count),
        new("found items: where they are", records.FoundItems.Count),
        new("captures, refunds and other entries of money", records.MoneyEntries),
    ];

    private static IReadOnlyList<PersonalDataPart> Some(IEnumerable<PersonalDataPart> parts) => [.. parts.Where(part => part.Count > 0)];

    private async ValueTask<CustomerRecords> ReadAsync(TenantId tenant, CustomerId customer, CancellationToken cancellationToken)
    {
        var view = await storage.ReadAsync(tenant, cancellationToken).ConfigureAwait(false);
        await using (view.ConfigureAwait(false))
        {
            return await CustomerRecords.ReadAsync(view, customer, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask<List<PersonalDataPart>> EraseAsync(TenantId tenant, ErasePersonalData request, CustomerRecords records, CancellationToken cancellationToken)
    {
        var orders = await CountAsync(records.Orders, order => erasing.EraseAsync(tenant, order.Id, request, cancellationToken)).ConfigureAwait(false);
        var purchases = await CountAsync(records.Purchases, purchase => erasing.EraseAsync(tenant, purchase.Id, request, cancellationToken)).ConfigureAwait(false);
        var items = await CountAsync(records.FoundItems, item => erasing.EraseAsync(tenant, item.Id, request, cancellationToken)).ConfigureAwait(false);
        var (photos, packages) = (0, 0);
        foreach (var package in records.Packages)
        {
            var (deleted, hadWords) = await erasing.EraseAsync(tenant, package.Id, request, cancellationToken).ConfigureAwait(false);
            photos += deleted;
            packages += hadWords ? 1 : 0;
        }

        var parcels = await CountAsync(records.Parcels, parcel => erasing.EraseAsync(tenant, parcel.Id, request, cancellationToken)).ConfigureAwait(false);
        var recipients = await erasing.EraseRecipientsAsync(tenant, request.Customer, cancellationToken).ConfigureAwait(false);
        return
        [
            new("recipients: names, addresses, numbers", recipients),
            new("photos of packages", photos),
            new("orders: questions, answers and reasons", orders),
            new("purchases: reasons", purchases),
            new("packages: photos and reasons", packages),
            new("parcels: addresses and reasons", parcels),
            new("found items: descriptions and reasons", items),
        ];
    }

    private static async ValueTask<int> CountAsync<TRow>(IEnumerable<TRow> rows, Func<TRow, ValueTask<bool>> erase)
    {
        var erased = 0;
        foreach (var row in rows)
        {
            erased += await erase(row).ConfigureAwait(false) ? 1 : 0;
        }

        return erased;
    }
}
