using System.Text.Json;
using ReverseBuy.Buying;
using ReverseBuy.Connectors.Http;
using ReverseBuy.Connectors.Taobao.Catalogue;
using ReverseBuy.Connectors.Taobao.Gateway;

namespace ReverseBuy.Connectors.Taobao.Buying;

/// <summary>Follows parcels. The platform tells them per sub order; one parcel may hold several sub orders and one sub order several parcels.</summary>
internal sealed class TaobaoDomesticTracking(TaobaoGateway gateway, TaobaoOrderReader orders) : IDomesticTracking
{
    public async ValueTask<IReadOnlyList<DomesticShipment>> GetShipmentsAsync(
        ConnectorContext context,
        string upstreamOrderId,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentException.ThrowIfNullOrEmpty(upstreamOrderId);
        var found = await orders.QueryAsync(context, new("purchase_ids", TaobaoLines.Ids(upstreamOrderId)), cancellationToken).ConfigureAwait(false);
        var order = found.FirstOrDefault(order => order.Id("purchase_id") == upstreamOrderId);
        if (order.Kind != JsonValueKind.Object)
        {
            throw new MarketplaceException(
                TaobaoMarketplace.Id,
                MarketplaceErrorKind.NotFound,
                $"Taobao has no order '{upstreamOrderId}' under buying account '{context.Account}'. Check the id and the account.");
        }

        var shipments = new Dictionary<string, DomesticShipment>(StringComparer.Ordinal);
        foreach (var sub in order.List("sub_purchase_orders").Where(IsShipped))
        {
            foreach (var shipment in await DetailsAsync(context, sub, cancellationToken).ConfigureAwait(false))
            {
                shipments.TryAdd(shipment.Waybill, shipment);
            }

            // The order tells a waybill before the carrier tells anything of it.
            foreach (var shipment in TaobaoShipmentReader.Announced(sub))
            {
                shipments.TryAdd(shipment.Waybill, shipment);
            }
        }

        return [.. shipments.Values];
    }

    private static bool IsShipped(WireValue sub) =>
        TaobaoOrderStatus.Of(sub.Text("status")) is UpstreamStatus.Shipped or UpstreamStatus.Closed || TaobaoShipmentReader.Announced(sub).Any();

    private async Task<IReadOnlyList<DomesticShipment>> DetailsAsync(ConnectorContext context, WireValue sub, CancellationToken cancellationToken) =>
        sub.Id("sub_purchase_order_id") is not { } id
            ? []
            : await gateway.CallAsync(
                context,
                TaobaoOperation.GetLogistics,
                [new("purchase_order_line_id", id)],
                answer => answer.SaysNotFound ? [] : TaobaoShipmentReader.Read(answer.RequireData()),
                cancellationToken).ConfigureAwait(false);
}
