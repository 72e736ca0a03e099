using ReverseBuy.Fulfilment;
using ReverseBuy.Storage;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Orders.Receiving;

/// <summary>The facade: reads the current tenant once and passes it on.</summary>
internal sealed class WarehouseFacade(ICurrentTenant current, PackageIntake intake, PackageInspection inspections, ITenantStorage storage) : IWarehouse
{
    public ValueTask<Receipt> ArriveAsync(PackageArrival arrival, Command command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(arrival);
        ArgumentException.ThrowIfNullOrWhiteSpace(arrival.Waybill, nameof(arrival));
        return intake.ArriveAsync(current.RequireActive(nameof(IWarehouse)), arrival, command, cancellationToken);
    }

    public ValueTask<Receipt> InspectAsync(PackageId package, Inspection inspection, Command command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(inspection);
        return inspections.InspectAsync(current.RequireActive(nameof(IWarehouse)), package, inspection, command, cancellationToken);
    }

    public async ValueTask<InboundPackage?> FindAsync(PackageId package, CancellationToken cancellationToken)
    {
        var view = await storage.ReadAsync(current.Require(nameof(IWarehouse)), cancellationToken).ConfigureAwait(false);
        await using (view.ConfigureAwait(false))
        {
            return await view.Packages.FindAsync(package, cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask<IReadOnlyList<InboundPackage>> ListAsync(OrderId order, CancellationToken cancellationToken)
    {
        var view = await storage.ReadAsync(current.Require(nameof(IWarehouse)), cancellationToken).ConfigureAwait(false);
        await using (view.ConfigureAwait(false))
        {
            return await view.Packages.ListByOrderAsync(order, cancellationToken).ConfigureAwait(false);
        }
    }
}
