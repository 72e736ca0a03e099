using ReverseBuy.Fulfilment;
using ReverseBuy.Messaging;
using ReverseBuy.Orders.Changes;

namespace ReverseBuy.Orders.Receiving;

/// <summary>Takes packages in. Where one arrives is noted, whatever was planned.</summary>
internal sealed class PackageIntake(Changer changer, IIdGenerator ids)
{
    public ValueTask<Receipt> ArriveAsync(TenantId tenant, PackageArrival arrival, Command command, CancellationToken cancellationToken) =>
        changer.RunAsync(
            tenant,
            command,
            Fingerprint.Of("arrive", arrival.Warehouse.Value, arrival.Waybill, arrival.Carrier),
            (changes, token) => ArriveAsync(changes, arrival, token),
            cancellationToken);

    private async ValueTask<AggregateChange> ArriveAsync(ChangeSet changes, PackageArrival arrival, CancellationToken cancellationToken)
    {
        var package = await changes.FindPackageAsync(arrival.Waybill, cancellationToken).ConfigureAwait(false);
        if (package is null)
        {
            package = changes.Add(PackageChange.Add(Unannounced(arrival, changes.At), PackageTrigger.Arrive, changes.Cause, changes.At));
        }
        else
        {
            package.Fire(PackageTrigger.Arrive);
            var planned = package.Package.Warehouse;
            package.Update(current => current with
            {
                Warehouse = arrival.Warehouse,
                PlannedWarehouse = planned == arrival.Warehouse ? null : planned,
            });
        }

        var isMatched = package.Package.IsMatched;
        package.Fire(isMatched ? PackageTrigger.Match : PackageTrigger.LeaveUnclaimed);
        package.Raise(new PackageArrived(package.Package.Id, arrival.Waybill, isMatched, [.. package.Package.Orders]));
        return package;
    }

    private InboundPackage Unannounced(PackageArrival arrival, DateTimeOffset at) => new()
    {
        Id = ids.NewId<PackageId>(),
        Warehouse = arrival.Warehouse,
        Waybill = arrival.Waybill,
        Carrier = arrival.Carrier,
        State = PackageState.Arrived,
        Version = 0,
        CreatedAt = at,
    };
}
