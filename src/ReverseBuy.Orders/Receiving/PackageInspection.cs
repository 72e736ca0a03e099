using System.Globalization;
using ReverseBuy.Fulfilment;
using ReverseBuy.Messaging;
using ReverseBuy.Orders.Changes;
using ReverseBuy.Orders.Finding;

namespace ReverseBuy.Orders.Receiving;

/// <summary>Stores what was counted in packages.</summary>
internal sealed class PackageInspection(Changer changer, FoundStock found, OrdersMetrics metrics)
{
    public ValueTask<Receipt> InspectAsync(
        TenantId tenant, PackageId package, Inspection inspection, Command command, CancellationToken cancellationToken)
    {
        Require(inspection);
        return changer.RunAsync(
            tenant,
            command,
            Fingerprint.Of("inspect", [package.ToString(), .. PartsOf(inspection)]),
            (changes, token) => InspectAsync(changes, package, inspection, token),
            cancellationToken);
    }

    private static IEnumerable<string> PartsOf(Inspection inspection) =>
    [
        inspection.WeightGrams.ToString(CultureInfo.InvariantCulture),
        .. inspection.Units.Select(units => string.Create(
            CultureInfo.InvariantCulture,
            $"{units.Order}/{units.OrderLine}/{units.Accepted}/{units.Wrong}/{units.Damaged}/{units.Prohibited}/{units.Short}")),
        .. inspection.Found.Select(goods => string.Create(CultureInfo.InvariantCulture, $"{goods.Accepted}/{goods.Rejected}/{goods.Sku}/{goods.Description}")),
        .. inspection.Photos.Select(photo => photo.ToString()),
    ];

    private static void Require(Inspection inspection)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(inspection.WeightGrams);
        foreach (var units in inspection.Units)
        {
            int[] counts = [units.Accepted, units.Wrong, units.Damaged, units.Prohibited, units.Short];
            if (counts.Any(count => count < 0) || counts.Sum() == 0)
            {
                throw new ArgumentException("Count at least one unit of each line that is named, and none below 0.", nameof(inspection));
            }
        }

        if (inspection.Units.GroupBy(units => units.OrderLine).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"Order line {twice.Key} is counted twice; add the counts up.", nameof(inspection));
        }

        if (inspection.Found.Any(goods => string.IsNullOrWhiteSpace(goods.Description) || goods.Accepted < 0 || goods.Rejected < 0 || goods.Accepted + goods.Rejected == 0))
        {
            throw new ArgumentException("Say of found goods what they are, and count at least one of them and none below 0.", nameof(inspection));
        }
    }

    private async ValueTask<AggregateChange> InspectAsync(ChangeSet changes, PackageId id, Inspection inspection, CancellationToken cancellationToken)
    {
        var package = await changes.PackageAsync(id, cancellationToken).ConfigureAwait(false);
        package.RequireNotHeld(nameof(PackageTrigger.Inspect));
        package.Fire(PackageTrigger.Inspect);
        package.Update(current => current with { Contents = inspection.Units, WeightGrams = inspection.WeightGrams, Photos = inspection.Photos });
        var expected = await ExpectedAsync(changes, package.Package, cancellationToken).ConfigureAwait(false);
        foreach (var units in inspection.Units)
        {
            if (!expected.Contains((units.Order, units.OrderLine)))
            {
                throw new UnknownAggregateException("line in this package", $"{units.Order}/{units.OrderLine}");
            }

            await StoreAsync(changes, package, units, cancellationToken).ConfigureAwait(false);
        }

        foreach (var goods in inspection.Found)
        {
            found.FindIn(changes, package.Package, goods);
        }

        package.Fire(PackageTrigger.Close);
        metrics.Counted(inspection);
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
        if (units.Accepted > 0)
        {
            await TakeInAsync(changes, package, units, UnitBucket.InStock, units.Accepted, cancellationToken).ConfigureAwait(false);
            package.Raise(new ItemsStored(package.Package.Id, units.Order, units.Accepted));
        }

        if (units.Rejected > 0)
        {
            await TakeInAsync(changes, package, units, UnitBucket.Quarantined, units.Rejected, cancellationToken).ConfigureAwait(false);
            package.Raise(new IntakeExceptionRaised(package.Package.Id, units.Order, units.OrderLine, units.Rejected));
        }

        if (units.Short > 0)
        {
            package.Raise(new PackageCountedShort(package.Package.Id, units.Order, units.OrderLine, units.Short));
        }
    }

    // Units that were given up as missing turn up in packages, too; those that are simply awaited come first.
    private static async ValueTask TakeInAsync(
        ChangeSet changes, PackageChange package, InspectedUnits units, UnitBucket to, int quantity, CancellationToken cancellationToken)
    {
        var fact = $"package:{package.Package.Id}:inspected";
        var order = await changes.OrderAsync(units.Order, cancellationToken).ConfigureAwait(false);
        var counts = order.Order.Line(units.OrderLine).Units;
        var turnedUp = Math.Min(counts[UnitBucket.Missing], Math.Max(0, quantity - counts[UnitBucket.Purchased]));
        if (turnedUp > 0)
        {
            await changes.MoveUnitsAsync(units.Order, units.OrderLine, UnitBucket.Missing, to, turnedUp, fact, cancellationToken).ConfigureAwait(false);
        }

        if (quantity > turnedUp)
        {
            await changes.MoveUnitsAsync(units.Order, units.OrderLine, UnitBucket.Purchased, to, quantity - turnedUp, fact, cancellationToken).ConfigureAwait(false);
        }
    }
}
