using System.Text.Json;
using ReverseBuy.Buying;
using ReverseBuy.Connectors.Alibaba1688.Gateway;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Alibaba1688.Buying;

/// <summary>Reads waybills, and the steps of each where the carrier reports any.</summary>
internal sealed class Alibaba1688DomesticTracking(Alibaba1688Gateway gateway) : IDomesticTracking
{
    public async ValueTask<IReadOnlyList<DomesticShipment>> GetShipmentsAsync(
        ConnectorContext context,
        string upstreamOrderId,
        CancellationToken cancellationToken)
    {
        var answer = await gateway.CallAsync(
            context,
            Alibaba1688Operation.Shipments,
            [new("webSite", "1688"), new("orderId", upstreamOrderId)],
            cancellationToken).ConfigureAwait(false);
        var shipments = answer.List("result");
        if (shipments.Count == 0)
        {
            // 500_2: not shipped yet. That is no error, it is news.
            return answer.Text("errorCode") is null or "500_2" ? [] : throw Alibaba1688Errors.FromBusiness(Alibaba1688Operation.Shipments, answer.Text("errorCode"));
        }

        var steps = await ReadStepsAsync(context, upstreamOrderId, cancellationToken).ConfigureAwait(false);
        return
        [
            .. shipments.Where(shipment => shipment.Text("logisticsBillNo") is not null).Select(shipment =>
                new DomesticShipment(
                    shipment.Text("logisticsBillNo")!,
                    shipment.Text("logisticsCompanyName") ?? string.Empty,
                    StatusOf(shipment.Text("status")))
                {
                    Steps = [.. steps[shipment.Text("logisticsBillNo")!]],
                }),
        ];
    }

    internal static DomesticShipmentStatus StatusOf(string? status) => status switch
    {
        "WAITACCEPT" => DomesticShipmentStatus.Announced,
        "ACCEPT" or "TRANSPORT" => DomesticShipmentStatus.InTransit,
        "SIGN" => DomesticShipmentStatus.Delivered,
        "CANCEL" or "NOGET" or "UNSIGN" => DomesticShipmentStatus.Failed,
        _ => DomesticShipmentStatus.Unknown,
    };

    private async Task<ILookup<string, TrackingStep>> ReadStepsAsync(ConnectorContext context, string upstreamOrderId, CancellationToken cancellationToken)
    {
        var answer = await gateway.CallAsync(
            context,
            Alibaba1688Operation.Trace,
            [new("webSite", "1688"), new("orderId", upstreamOrderId)],
            cancellationToken).ConfigureAwait(false);
        return answer.List("logisticsTrace")
            .SelectMany(trace => trace.List("logisticsSteps").Select(step => (Waybill: trace.Text("logisticsBillNo") ?? string.Empty, Step: StepOf(step))))
            .Where(entry => entry.Step is not null)
            .ToLookup(entry => entry.Waybill, entry => entry.Step!);
    }

    private static TrackingStep? StepOf(JsonElement step) =>
        PlatformTime.Read(step.Text("acceptTime")) is { } at && step.Text("remark") is { } remark ? new TrackingStep(at, remark) : null;
}
