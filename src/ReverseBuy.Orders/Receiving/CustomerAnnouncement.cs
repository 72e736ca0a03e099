using ReverseBuy.Fulfilment;
using ReverseBuy.Orders.Changes;

namespace ReverseBuy.Orders.Receiving;

/// <summary>Announces the packages that customers have sent to a warehouse without an order.</summary>
internal sealed class CustomerAnnouncement(Changer changer, IIdGenerator ids)
{
    public ValueTask<Receipt> AnnounceAsync(TenantId tenant, AnnouncedPackage package, Command command, CancellationToken cancellationToken) =>
        changer.RunAsync(
            tenant,
            command,
            Fingerprint.Of("announce-package", package.Customer.Value, package.Warehouse.Value, package.Waybill, package.Carrier),
            (changes, token) => AnnounceAsync(changes, package, token),
            cancellationToken);

    private async ValueTask<AggregateChange> AnnounceAsync(ChangeSet changes, AnnouncedPackage announced, CancellationToken cancellationToken)
    {
        if (await changes.FindPackageAsync(announced.Waybill, cancellationToken).ConfigureAwait(false) is not { } package)
        {
            return changes.Add(PackageChange.Add(
                new InboundPackage
                {
                    Id = ids.NewId<PackageId>(),
                    Warehouse = announced.Warehouse,
                    Waybill = announced.Waybill,
                    Carrier = announced.Carrier,
                    State = PackageState.Announced,
                    Version = 0,
                    Customer = announced.Customer,
                    CreatedAt = changes.At,
                },
                PackageTrigger.Announce,
                changes.Cause,
                changes.At));
        }

        if (package.Package.Customer == announced.Customer)
        {
            return package;
        }

        if (package.Package.State != PackageState.Unclaimed)
        {
            // Whose it is, is nobody else's business.
            throw new OrderTransitionException(package.Key.ToString(), package.Package.State.ToString(), nameof(PackageTrigger.Announce), "its waybill is known already");
        }

        package.RequireNotHeld(nameof(PackageTrigger.Match));
        package.Update(current => current with { Customer = announced.Customer });
        package.Fire(PackageTrigger.Match);
        return package;
    }
}
