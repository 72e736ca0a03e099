using ReverseBuy.Fulfilment;
using ReverseBuy.Messaging;
using ReverseBuy.Orders.Changes;
using ReverseBuy.Procurement;

namespace ReverseBuy.Orders.Receiving;

/// <summary>Notes what became of packages outside of intake.</summary>
internal sealed class PackageReports(Changer changer)
{
    public ValueTask<Receipt> ReportAsync(TenantId tenant, PackageId id, PackageNews news, Command command, CancellationToken cancellationToken) =>
        changer.RunAsync(
            tenant,
            command,
            Fingerprint.Of("report-package", id.ToString(), news.ToString()),
            (changes, token) => ReportAsync(changes, id, news, token),
            cancellationToken);

    private static async ValueTask<AggregateChange> ReportAsync(ChangeSet changes, PackageId id, PackageNews news, CancellationToken cancellationToken)
    {
        var package = await changes.PackageAsync(id, cancellationToken).ConfigureAwait(false);
        var trigger = news switch
        {
            PackageNews.Departed => PackageTrigger.Depart,
            PackageNews.Lost => PackageTrigger.Lose,
            PackageNews.Withdrawn => PackageTrigger.Withdraw,
            PackageNews.SentBack => PackageTrigger.SendBack,
            PackageNews.Disposed => PackageTrigger.Dispose,
            _ => throw new ArgumentOutOfRangeException(nameof(news), news, "No news of packages."),
        };
        if (news is PackageNews.SentBack or PackageNews.Disposed)
        {
            package.RequireNotHeld(trigger.ToString());
        }

        package.Fire(trigger);
        if (news == PackageNews.Lost)
        {
            await MissAsync(changes, package.Package, cancellationToken).ConfigureAwait(false);
        }

        return package;
    }

    /// <summary>What only this package can bring is missing. Units of an upstream order that others may still bring stay bought: nobody knows what lies in which.</summary>
    private static async ValueTask MissAsync(ChangeSet changes, InboundPackage lost, CancellationToken cancellationToken)
    {
        foreach (var source in lost.Sources)
        {
            if (await IsAnotherComingAsync(changes, lost, source, cancellationToken).ConfigureAwait(false))
            {
                continue;
            }

            var purchase = (await changes.PurchaseOrderAsync(source.PurchaseOrder, cancellationToken).ConfigureAwait(false)).PurchaseOrder;
            foreach (var line in purchase.Lines)
            {
                await MissAsync(changes, lost, line, ContentOf(purchase, source, line), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static async ValueTask MissAsync(
        ChangeSet changes, InboundPackage lost, PurchaseOrderLine line, int content, CancellationToken cancellationToken)
    {
        var order = await changes.OrderAsync(line.Order, cancellationToken).ConfigureAwait(false);
        var missing = Math.Min(content, order.Order.Line(line.OrderLine).Units[UnitBucket.Purchased]);
        var fact = $"package:{lost.Id}:lost:{lost.Version}";
        if (missing > 0
            && await changes.MoveUnitsAsync(line.Order, line.OrderLine, UnitBucket.Purchased, UnitBucket.Missing, missing, fact, cancellationToken).ConfigureAwait(false))
        {
            order.Raise(new UnitsMissing(line.Order, line.OrderLine, missing));
        }
    }

    private static int ContentOf(PurchaseOrder purchase, PackageSource source, PurchaseOrderLine line)
    {
        var upstream = purchase.UpstreamOrders.FirstOrDefault(candidate => candidate.Id == source.UpstreamOrderId);
        return upstream is { Contents.Count: > 0 }
            ? upstream.Contents.Where(content => content.OrderLine == line.OrderLine).Sum(content => content.Quantity)
            : line.Live;
    }

    private static async ValueTask<bool> IsAnotherComingAsync(
        ChangeSet changes, InboundPackage lost, PackageSource source, CancellationToken cancellationToken)
    {
        foreach (var order in source.Orders)
        {
            var packages = await changes.UnitOfWork.Packages.ListByOrderAsync(order, cancellationToken).ConfigureAwait(false);
            if (packages.Any(other => other.Id != lost.Id && MayBring(other, source)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool MayBring(InboundPackage package, PackageSource source) =>
        package.State is PackageState.Announced or PackageState.InTransit or PackageState.Arrived or PackageState.Matched
        && package.Sources.Any(other => other.PurchaseOrder == source.PurchaseOrder && other.UpstreamOrderId == source.UpstreamOrderId);
}
