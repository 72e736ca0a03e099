using ReverseBuy.Fulfilment;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Orders.Shipping;

/// <summary>The facade: reads the current tenant once and passes it on.</summary>
internal sealed class ParcelDeskFacade(
    ICurrentTenant current, ParcelRequests requests, ParcelFreight freights, ParcelPacking packing, ParcelStops stops) : IParcelDesk
{
    public ValueTask<Receipt> TrialPackAsync(ParcelId parcel, PackedParcel packed, Command command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(packed);
        return packing.TrialPackAsync(current.RequireActive(nameof(IParcelDesk)), parcel, packed, command, cancellationToken);
    }

    public ValueTask<Receipt> AcceptQuoteAsync(ParcelId parcel, Command command, CancellationToken cancellationToken) =>
        freights.AcceptQuoteAsync(current.RequireActive(nameof(IParcelDesk)), parcel, command, cancellationToken);

    public ValueTask<Receipt> ContinueAsync(ParcelId parcel, Command command, CancellationToken cancellationToken) =>
        freights.ContinueAsync(current.RequireActive(nameof(IParcelDesk)), parcel, command, cancellationToken);

    public ValueTask<Receipt> BlockAsync(ParcelId parcel, Command command, CancellationToken cancellationToken) =>
        stops.BlockAsync(current.RequireActive(nameof(IParcelDesk)), parcel, command, cancellationToken);

    public ValueTask<Receipt> UnblockAsync(ParcelId parcel, Command command, CancellationToken cancellationToken) =>
        stops.UnblockAsync(current.RequireActive(nameof(IParcelDesk)), parcel, command, cancellationToken);

    public ValueTask<Receipt> RequestAgainAsync(ParcelId parcel, RequestParcel request, Command command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return requests.RequestAgainAsync(current.RequireActive(nameof(IParcelDesk)), parcel, request, command, cancellationToken);
    }

    public ValueTask<Receipt> CancelAsync(ParcelId parcel, Command command, CancellationToken cancellationToken) =>
        stops.CancelAsync(current.RequireActive(nameof(IParcelDesk)), parcel, command, cancellationToken);
}
