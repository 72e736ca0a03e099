using ReverseBuy.Buying;
using ReverseBuy.Fulfilment;
using ReverseBuy.Orders.Changes;
using ReverseBuy.Orders.Workflow;
using ReverseBuy.Procurement;

namespace ReverseBuy.Orders.Receiving;

/// <summary>Announces the packages that sellers have shipped, by their waybills.</summary>
internal sealed class PackageAnnouncement(IIdGenerator ids)
{
    public async ValueTask AnnounceAsync(
        ChangeSet changes, PurchaseOrder purchase, string upstreamOrderId, DomesticShipment shipment, CancellationToken cancellationToken)
    {
        var source = new PackageSource(purchase.Id, upstreamOrderId, [.. purchase.Orders]);
        if (await changes.FindPackageAsync(shipment.Waybill, cancellationToken).ConfigureAwait(false) is { } known)
        {
            Extend(known, source);
            Depart(known, shipment);
            return;
        }

        var added = changes.Add(PackageChange.Add(
            new InboundPackage
            {
                Id = ids.NewId<PackageId>(),
                Warehouse = purchase.Warehouse,
                Waybill = shipment.Waybill,
                Carrier = shipment.Carrier,
                State = PackageState.Announced,
                Version = 0,
                Sources = [source],
                CreatedAt = changes.At,
            },
            PackageTrigger.Announce,
            changes.Cause,
            changes.At));
        Depart(added, shipment);
    }

    // A package may stand in the warehouse before its seller has announced it.
    private static void Extend(PackageChange package, PackageSource source)
    {
        if (package.Package.Sources.Any(other => other.PurchaseOrder == source.PurchaseOrder && other.UpstreamOrderId == source.UpstreamOrderId))
        {
            return;
        }

        package.Update(current => current with { Sources = [.. current.Sources, source] });
        if (package.Package.State == PackageState.Unclaimed)
        {
            package.Fire(PackageTrigger.Match);
        }
    }

    // "Delivered" is the carrier's word; that we have it, only our warehouse says.
    private static void Depart(PackageChange package, DomesticShipment shipment)
    {
        if (shipment.Status is DomesticShipmentStatus.InTransit or DomesticShipmentStatus.Delivered
            && PackageGraph.Of(package.Package.State).CanFire(PackageTrigger.Depart))
        {
            package.Fire(PackageTrigger.Depart);
        }
    }
}
