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
        return packing.TrialPackAsync(current.Require(nameof(IParcelDesk)), parcel, packed, command, cancellationToken);
    }

    public ValueTask<Receipt> AcceptQuoteAsync(ParcelId parcel, Command command, CancellationToken cancellationToken) =>
        freights.AcceptQuoteAsync(current.Require(nameof(IParcelDesk)), parcel, command, cancellationToken);

    public ValueTask<Receipt> ContinueAsync(ParcelId parcel, Command command, CancellationToken cancellationToken) =>
        freights.ContinueAsync(current.Require(nameof(IParcelDesk)), parcel, command, cancellationToken);

    public ValueTask<Receipt> BlockAsync(ParcelId parcel, Command command, CancellationToken cancellationToken) =>
        stops.BlockAsync(current.Require(nameof(IParcelDesk)), parcel, command, cancellationToken);

    public ValueTask<Receipt> UnblockAsync(ParcelId parcel, Command command, CancellationToken cancellationToken) =>
        stops.UnblockAsync(current.Require(nameof(IParcelDesk)), parcel, command, cancellationToken);

    public ValueTask<Receipt> RequestAgainAsync(ParcelId parcel, RequestParcel request, Command command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return requests.RequestAgainAsync(current.Require(nameof(IParcelDesk)), parcel, request, command, cancellationToken);
    }

    public ValueTask<Receipt> CancelAsync(ParcelId parcel, Command command, CancellationToken cancellationToken) =>
        stops.CancelAsync(current.Require(nameof(IParcelDesk)), parcel, command, cancellationToken);
}
