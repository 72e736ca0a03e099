using System.Globalization;
using ReverseBuy.Fulfilment;
using ReverseBuy.Messaging;
using ReverseBuy.Orders.Changes;

namespace ReverseBuy.Orders.Receiving;

/// <summary>Takes packages in, and stores what was counted in them.</summary>
internal sealed class PackageIntake(Changer changer, IIdGenerator ids)
{
    public ValueTask<Receipt> ArriveAsync(TenantId tenant, PackageArrival arrival, Command command, CancellationToken cancellationToken) =>
        changer.RunAsync(
            tenant,
            command,
            Fingerprint.Of("arrive", arrival.Warehouse.Value, arrival.Waybill, arrival.Carrier),
            (changes, token) => ArriveAsync(changes, arrival, token),
            cancellationToken);

    public ValueTask<Receipt> InspectAsync(
        TenantId tenant, PackageId package, Inspection inspection, Command command, CancellationToken cancellationToken)
    {
        Require(inspection);
        return changer.RunAsync(
            tenant,
            command,
            Fingerprint.Of(
                "inspect",
                [
                    package.ToString(),
                    inspection.WeightGrams.ToString(CultureInfo.InvariantCulture),
                    .. inspection.Units.Select(units => string.Create(CultureInfo.InvariantCulture, $"{units.Order}/{units.OrderLine}/{units.Accepted}/{units.Rejected}")),
                ]),
            (changes, token) => InspectAsync(changes, package, inspection, token),
            cancellationToken);
    }

    private static void Require(Inspection inspection)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(inspection.WeightGrams);
        if (inspection.Units.Any(units => units.Accepted < 0 || units.Rejected < 0 || units.Accepted + units.Rejected == 0))
        {
            throw new ArgumentException("Count at least one unit of each line that is named, and none below 0.", nameof(inspection));
        }

        if (inspection.Units.GroupBy(units => units.OrderLine).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"Order line {twice.Key} is counted twice; add the counts up.", nameof(inspection));
        }
    }

    private static async ValueTask<AggregateChange> InspectAsync(
        ChangeSet changes, PackageId id, Inspection inspection, CancellationToken cancellationToken)
    {
        var package = await changes.PackageAsync(id, cancellationToken).ConfigureAwait(false);
        package.Fire(PackageTrigger.Inspect);
        package.Update(current => current with { Contents = inspection.Units, WeightGrams = inspection.WeightGrams });
        var expected = await ExpectedAsync(changes, package.Package, cancellationToken).ConfigureAwait(false);
        foreach (var units in inspection.Units)
        {
            if (!expected.Contains((units.Order, units.OrderLine)))
            {
                throw new UnknownAggregateException("line in this package", $"{units.Order}/{units.OrderLine}");
            }

            await StoreAsync(changes, package, units, cancellationToken).ConfigureAwait(false);
        }

        package.Fire(PackageTrigger.Close);
        return package;
    }

    /// <summary>The order lines that the package may bring: those of its upstream orders, or of the purchases where these named no lines.</summary>
    private static async ValueTask<HashSet<(OrderId Order, OrderLineId Line)>> ExpectedAsync(
        ChangeSet changes, InboundPackage package, CancellationToken cancellationToken)
    {
        var expected = new HashSet<(OrderId, OrderLineId)>();
        foreach (var source in package.Sources)
        {
            var purchase = (await changes.PurchaseOrderAsync(source.PurchaseOrder, cancellationToken).ConfigureAwait(false)).PurchaseOrder;
            var named = purchase.UpstreamOrders.Where(upstream => upstream.Id == source.UpstreamOrderId).SelectMany(upstream => upstream.Contents).Select(content => content.OrderLine).ToHashSet();
            expected.UnionWith(purchase.Lines.Where(line => named.Count == 0 || named.Contains(line.OrderLine)).Select(line => (line.Order, line.OrderLine)));
        }

        return expected;
    }

    private static async ValueTask StoreAsync(ChangeSet changes, PackageChange package, InspectedUnits units, CancellationToken cancellationToken)
    {
        var fact = $"package:{package.Package.Id}:inspected";
        if (units.Accepted > 0)
        {
            await changes.MoveUnitsAsync(units.Order, units.OrderLine, UnitBucket.Purchased, UnitBucket.InStock, units.Accepted, fact, cancellationToken)
                .ConfigureAwait(false);
            package.Raise(new ItemsStored(package.Package.Id, units.Order, units.Accepted));
        }

        if (units.Rejected > 0)
        {
            await changes.MoveUnitsAsync(units.Order, units.OrderLine, UnitBucket.Purchased, UnitBucket.Quarantined, units.Rejected, fact, cancellationToken)
                .ConfigureAwait(false);
            package.Raise(new IntakeExceptionRaised(package.Package.Id, units.Order, units.OrderLine, units.Rejected));
        }
    }

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
            package.Update(current => current with { Warehouse = arrival.Warehouse });
        }

        var isMatched = package.Package.Sources.Count > 0;
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
