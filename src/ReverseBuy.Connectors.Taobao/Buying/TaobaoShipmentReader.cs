using System.Text.Json;
using ReverseBuy.Buying;
using ReverseBuy.Connectors.Http;
using ReverseBuy.Connectors.Taobao.Catalogue;

namespace ReverseBuy.Connectors.Taobao.Buying;

/// <summary>Reads parcels and what happened to them. Who receives them is not read: it is our own warehouse.</summary>
internal static class TaobaoShipmentReader
{
    /// <summary>The parcels of a <c>/logistics/detail/get</c> answer.</summary>
    public static IReadOnlyList<DomesticShipment> Read(WireValue data) =>
        [.. data.List("pnm_logistics_details").Select(ParcelOf).OfType<DomesticShipment>()];

    /// <summary>The waybills that a sub order names: in its parcels, or beside them as the platform did before and says not to rely on.</summary>
    public static IEnumerable<DomesticShipment> Announced(WireValue sub) =>
        from parcel in sub.List("logistic_orders").Append(sub)
        let waybill = parcel.Text("logistic_number")
        where waybill is not null
        select new DomesticShipment(waybill, parcel.Text("logistic_company_name") ?? string.Empty, DomesticShipmentStatus.Announced);

    private static DomesticShipment? ParcelOf(WireValue parcel)
    {
        if (parcel.Text("mail_no") is not { } waybill)
        {
            return null;
        }

        var carrier = parcel.List("logistics_partner").Select(partner => partner.Text("company")).FirstOrDefault(name => name is not null);
        return new DomesticShipment(waybill, carrier ?? string.Empty, StatusOf(parcel.Text("logistics_status")))
        {
            MarketplaceStatus = parcel.Text("logistics_status"),
            Steps = [.. parcel.List("logistics_traces").Select(StepOf).OfType<TrackingStep>().OrderBy(step => step.At)],
        };
    }

    private static TrackingStep? StepOf(WireValue trace) =>
        trace.WallClock("time") is { } at && (trace.Text("standerd_desc") ?? trace.Text("status_desc") ?? trace.Text("status")) is { } text
            ? new TrackingStep(at, text)
            : null;

    private static DomesticShipmentStatus StatusOf(string? status) => status switch
    {
        "WAITING_COLLECT" => DomesticShipmentStatus.Announced,
        "COLLECTED" or "DELIVERING" or "WAITING_CUSTOMS" or "CUSTOMS_CLEARANCE" => DomesticShipmentStatus.InTransit,
        "SIGNED" => DomesticShipmentStatus.Delivered,
        "REJECTED" or "RETURNED" or "EXCEPTION" or "CUSTOMS_FAILED" => DomesticShipmentStatus.Failed,
        _ => DomesticShipmentStatus.Unknown,
    };
}
