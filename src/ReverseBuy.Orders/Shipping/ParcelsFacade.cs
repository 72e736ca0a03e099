using ReverseBuy.Fulfilment;
using ReverseBuy.Storage;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Orders.Shipping;

/// <summary>The facade: reads the current tenant once and passes it on.</summary>
internal sealed class ParcelsFacade(ICurrentTenant current, ParcelRequests requests, ParcelDesk desk, ITenantStorage storage) : IParcels
{
    public ValueTask<Receipt> RequestAsync(RequestParcel request, Command command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return requests.RequestAsync(current.Require(), request, command, cancellationToken);
    }

    public ValueTask<Receipt> QuoteAsync(ParcelId parcel, Money freight, Command command, CancellationToken cancellationToken) =>
        desk.QuoteAsync(current.Require(), parcel, freight, command, cancellationToken);

    public ValueTask<Receipt> PackAsync(ParcelId parcel, int weightGrams, ParcelSize size, Command command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(size);
        return desk.PackAsync(current.Require(), parcel, weightGrams, size, command, cancellationToken);
    }

    public ValueTask<Receipt> HandOverAsync(ParcelId parcel, string carrier, string waybill, Command command, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(carrier);
        ArgumentException.ThrowIfNullOrWhiteSpace(waybill);
        return desk.HandOverAsync(current.Require(), parcel, carrier, waybill, command, cancellationToken);
    }

    public ValueTask<Receipt> ReportAsync(ParcelId parcel, CarrierStatus status, Command command, CancellationToken cancellationToken) =>
        desk.ReportAsync(current.Require(), parcel, status, command, cancellationToken);

    public async ValueTask<IReadOnlyList<Parcel>> ListAsync(OrderId order, CancellationToken cancellationToken)
    {
        var view = await storage.ReadAsync(current.Require(), cancellationToken).ConfigureAwait(false);
        await using (view.ConfigureAwait(false))
        {
            return await view.Parcels.ListByOrderAsync(order, cancellationToken).ConfigureAwait(false);
        }
    }
}
