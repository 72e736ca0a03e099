using ReverseBuy.Fulfilment;
using ReverseBuy.Tenancy;

namespace ReverseBuy.Orders.Shipping;

/// <summary>The facade: reads the current tenant once and passes it on.</summary>
internal sealed class ParcelClaimsFacade(ICurrentTenant current, ParcelClaimDesk claims) : IParcelClaims
{
    public ValueTask<Receipt> ReceiveBackAsync(ParcelId parcel, Command command, CancellationToken cancellationToken) =>
        claims.ReceiveBackAsync(current.RequireActive(nameof(IParcelClaims)), parcel, command, cancellationToken);

    public ValueTask<Receipt> OpenAsync(ParcelId parcel, Command command, CancellationToken cancellationToken) =>
        claims.OpenAsync(current.RequireActive(nameof(IParcelClaims)), parcel, command, cancellationToken);

    public ValueTask<Receipt> GrantAsync(ParcelId parcel, Money amount, Command command, CancellationToken cancellationToken) =>
        claims.GrantAsync(current.RequireActive(nameof(IParcelClaims)), parcel, amount, command, cancellationToken);

    public ValueTask<Receipt> RefuseAsync(ParcelId parcel, Command command, CancellationToken cancellationToken) =>
        claims.RefuseAsync(current.RequireActive(nameof(IParcelClaims)), parcel, command, cancellationToken);
}
