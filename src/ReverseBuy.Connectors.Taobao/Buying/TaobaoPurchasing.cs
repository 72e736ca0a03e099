using System.Globalization;
using Microsoft.Extensions.Options;
using ReverseBuy.Buying;
using ReverseBuy.Connectors.Taobao.Gateway;

namespace ReverseBuy.Connectors.Taobao.Buying;

/// <summary>Previews, creates, pays and cancels. Every call is sent once; the platform would recognise a repeated create by its reference.</summary>
internal sealed class TaobaoPurchasing(TaobaoGateway gateway, IOptions<TaobaoOptions> options) : IPurchasing
{
    private readonly TaobaoOptions _options = options.Value;

    public async ValueTask<PurchasePreview> PreviewAsync(ConnectorContext context, PurchaseRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(request);
        var address = TaobaoLines.Address(request.Destination);
        KeyValuePair<string, string>[] parameters =
        [
            new("need_supplychain_service", "false"),
            new("render_item_List", TaobaoLines.ForPreview(request.Lines, _options.OrderLineKeyStyle)),
            new("receiver_address", address),
            new("warehouse_address", address),
        ];
        return await gateway.CallAsync(
            context,
            TaobaoOperation.RenderOrder,
            parameters,
            answer => TaobaoPurchaseReader.Preview(answer, request),
            cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<PurchaseResult> CreateAsync(ConnectorContext context, PurchaseRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(request);
        var address = TaobaoLines.Address(request.Destination);
        var amount = request.Lines.Sum(line => line.UnitPrice.ToMinorUnits() * line.Quantity);
        KeyValuePair<string, string>[] parameters =
        [
            new("outer_purchase_id", request.Reference),
            new("purchase_amount", amount.ToString(CultureInfo.InvariantCulture)),
            new("order_line_list", TaobaoLines.ForCreate(request.Lines, _options.OrderLineKeyStyle)),
            new("receiver", address),
            new("warehouse_address_info", address),
            new("channel_order_type", _options.ChannelOrderType),
            new("support_partial_success", "false"),
            new("need_supply_chain_service", "false"),
        ];
        return await gateway.CallAsync(
            context,
            TaobaoOperation.CreateOrder,
            parameters,
            answer => TaobaoPurchaseReader.Created(answer, request),
            cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<PayResult> PayAsync(ConnectorContext context, string upstreamOrderId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentException.ThrowIfNullOrEmpty(upstreamOrderId);
        return await gateway.CallAsync(
            context,
            TaobaoOperation.PayOrders,
            [new("purchaseOrderIdList", TaobaoLines.Ids(upstreamOrderId))],
            answer => TaobaoPurchaseReader.Paid(answer, upstreamOrderId),
            cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<CancelResult> CancelAsync(ConnectorContext context, string upstreamOrderId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentException.ThrowIfNullOrEmpty(upstreamOrderId);
        return await gateway.CallAsync(
            context,
            TaobaoOperation.CancelOrder,
            [new("purchase_id", upstreamOrderId), new("cancel_reason", _options.CancelReason)],
            TaobaoPurchaseReader.Cancelled,
            cancellationToken).ConfigureAwait(false);
    }
}
