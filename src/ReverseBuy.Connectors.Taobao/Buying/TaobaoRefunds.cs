using System.Text.Json;
using ReverseBuy.Buying;
using ReverseBuy.Connectors.Http;
using ReverseBuy.Connectors.Taobao.Catalogue;
using ReverseBuy.Connectors.Taobao.Gateway;

namespace ReverseBuy.Connectors.Taobao.Buying;

/// <summary>Reads refunds. They are asked for on the platform's own pages: its interface takes none.</summary>
internal sealed class TaobaoRefunds(TaobaoGateway gateway) : IRefunds
{
    public async ValueTask<RefundReading?> FindAsync(ConnectorContext context, string refundId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentException.ThrowIfNullOrEmpty(refundId);
        return await gateway.CallAsync(
            context,
            TaobaoOperation.QueryRefund,
            [new("refundId", refundId)],
            answer => answer.SaysNotFound ? null : Read(answer.RequireData()),
            cancellationToken).ConfigureAwait(false);
    }

    private static RefundReading Read(WireValue data)
    {
        var refund = data.Nested("refund_order_aggregate")?.Nested("refund_order") ?? throw new JsonException("The answer has no refund.");
        var status = refund.Text("refund_status") ?? string.Empty;
        return new RefundReading(
            refund.Id("refund_id") ?? throw new JsonException("A refund has no id."),
            StatusOf(status),
            status,
            refund.Fen("refund_fee") ?? throw new JsonException("A refund has no amount."));
    }

    // 0 is "none", which a refund that exists cannot be: nothing is concluded from it.
    private static RefundStatus StatusOf(string status) => status switch
    {
        "10" => RefundStatus.AwaitingSeller,
        "20" => RefundStatus.AwaitingBuyer,
        "30" => RefundStatus.Returning,
        "100" => RefundStatus.Refunded,
        "-10" or "-20" => RefundStatus.Closed,
        _ => RefundStatus.Unknown,
    };
}
