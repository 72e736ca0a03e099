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
        var order = UpstreamOrderNumber.Check(upstreamOrderId);
        var shipments = await gateway.CallAsync(
            context,
            Alibaba1688Operation.Shipments,
            [new("webSite", "1688"), new("orderId", order)],
            ReadShipments,
            cancellationToken).ConfigureAwait(false);
        if (shipments.Count == 0)
        {
            return [];
        }

        var steps = await gateway.CallAsync(
            context,
            Alibaba1688Operation.Trace,
            [new("webSite", "1688"), new("orderId", order)],
            ReadSteps,
            cancellationToken).ConfigureAwait(false);
        return [.. shipments.Select(shipment => WithSteps(shipment.Shipment, steps, shipment.LogisticsId))];
    }

    internal static DomesticShipmentStatus StatusOf(string? status) => status switch
    {
        "WAITACCEPT" => DomesticShipmentStatus.Announced,
        "ACCEPT" or "TRANSPORT" => DomesticShipmentStatus.InTransit,
        "SIGN" => DomesticShipmentStatus.Delivered,
        "CANCEL" or "NOGET" or "UNSIGN" => DomesticShipmentStatus.Failed,
        _ => DomesticShipmentStatus.Unknown,
    };

    internal static DomesticShipment WithSteps(DomesticShipment shipment, ILookup<string, TrackingStep> steps, string? logisticsId)
    {
        // A trace names the waybill, the platform's own number of the parcel, or both.
        var own = steps[shipment.Waybill].ToList();
        return shipment with { Steps = [.. (own.Count > 0 || logisticsId is null ? own : steps[logisticsId]).OrderBy(step => step.At)] };
    }

    internal static List<(DomesticShipment Shipment, string? LogisticsId)> ReadShipments(WireValue answer)
    {
        var code = answer.Text("errorCode");
        if (code == "500_2")
        {
            // Not shipped yet. That is no error, it is news.
            return [];
        }

        if (answer.Flag("success") == false || code is not null || answer.Member("result") is null)
        {
            throw Alibaba1688Errors.FromBusiness(Alibaba1688Operation.Shipments, code);
        }

        return
        [
            .. answer.List("result").Where(shipment => WaybillOf(shipment) is not null).Select(shipment => (
                new DomesticShipment(
                    WaybillOf(shipment)!,
                    shipment.Text("logisticsCompanyName") ?? string.Empty,
                    StatusOf(shipment.Text("status"))) { MarketplaceStatus = shipment.Text("status") },
                shipment.Text("logisticsId"))),
        ];
    }

    // Goods sent without a carrier have words for a number (不需要物流); the platform's own number tells such parcels apart.
    private static string? WaybillOf(WireValue shipment) => shipment.Text("logisticsBillNo") is { } bill && bill.Any(char.IsAsciiDigit)
        ? bill
        : shipment.Text("logisticsId");

    internal static ILookup<string, TrackingStep> ReadSteps(WireValue answer)
    {
        // 404: the carrier reported nothing; the other: the order is more than a year old.
        var code = answer.Text("errorCode");
        if (answer.Flag("success") == false && code is not ("404" or "order.createtime.history"))
        {
            throw Alibaba1688Errors.FromBusiness(Alibaba1688Operation.Trace, code);
        }

        return answer.List("logisticsTrace")
            .SelectMany(trace => trace.List("logisticsSteps").Select(step => (
                Waybill: trace.Text("logisticsBillNo") ?? trace.Text("logisticsId") ?? string.Empty,
                Step: StepOf(step))))
            .Where(entry => entry.Step is not null)
            .ToLookup(entry => entry.Waybill, entry => entry.Step!);
    }

    private static TrackingStep? StepOf(WireValue step) =>
        PlatformTime.Read(step.Text("acceptTime")) is { } at && step.Text("remark") is { } remark ? new TrackingStep(at, remark) : null;
}
