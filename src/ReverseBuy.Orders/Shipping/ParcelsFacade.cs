using ReverseBuy.Fulfilment;
using ReverseBuy.Storage;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Orders.Shipping;

/// <summary>The facade: reads the current tenant once and passes it on.</summary>
internal sealed class ParcelsFacade(
    ICurrentTenant current, ParcelRequests requests, ParcelFreight freights, ParcelPacking packing, CarrierReports reports, ITenantStorage storage) : IParcels
{
    public ValueTask<Receipt> RequestAsync(RequestParcel request, Command command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return requests.RequestAsync(current.RequireActive(nameof(IParcels)), request, command, cancellationToken);
    }

    public ValueTask<Receipt> QuoteAsync(ParcelId parcel, Money freight, Command command, CancellationToken cancellationToken) =>
        freights.QuoteAsync(current.RequireActive(nameof(IParcels)), parcel, freight, command, cancellationToken);

    public ValueTask<Receipt> PackAsync(ParcelId parcel, PackedParcel packed, Command command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(packed);
        return packing.PackAsync(current.RequireActive(nameof(IParcels)), parcel, packed, command, cancellationToken);
    }

    public ValueTask<Receipt> HandOverAsync(ParcelId parcel, string carrier, string waybill, Command command, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(carrier);
        ArgumentException.ThrowIfNullOrWhiteSpace(waybill);
        return reports.HandOverAsync(current.RequireActive(nameof(IParcels)), parcel, carrier, waybill, command, cancellationToken);
    }

    public ValueTask<Receipt> ReportAsync(ParcelId parcel, CarrierReport report, Command command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(report);
        return reports.ReportAsync(current.RequireActive(nameof(IParcels)), parcel, report, command, cancellationToken);
    }

    public async ValueTask<Parcel?> FindAsync(ParcelId parcel, CancellationToken cancellationToken)
    {
        var view = await storage.ReadAsync(current.Require(nameof(IParcels)), cancellationToken).ConfigureAwait(false);
        await using (view.ConfigureAwait(false))
        {
            return await view.Parcels.FindAsync(parcel, cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask<IReadOnlyList<Parcel>> ListAsync(OrderId order, CancellationToken cancellationToken)
    {
        var view = await storage.ReadAsync(current.Require(nameof(IParcels)), cancellationToken).ConfigureAwait(false);
        await using (view.ConfigureAwait(false))
        {
            return await view.Parcels.ListByOrderAsync(order, cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask<IReadOnlyList<Parcel>> ListAsync(ParcelQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var view = await storage.ReadAsync(current.Require(nameof(IParcels)), cancellationToken).ConfigureAwait(false);
        await using (view.ConfigureAwait(false))
        {
            return await view.Parcels.ListAsync(query, cancellationToken).ConfigureAwait(false);
        }
    }
}
