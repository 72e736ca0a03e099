using ReverseBuy.Buying;
using ReverseBuy.Connectors.Http;
using ReverseBuy.Connectors.Jd.Gateway;

namespace ReverseBuy.Connectors.Jd.Buying;

/// <summary>Follows parcels. JD tells them part by part of an order, for about two months; what happened is text without a status.</summary>
internal sealed class JdDomesticTracking(JdGateway gateway, JdOrderReader orders) : IDomesticTracking
{
    public async ValueTask<IReadOnlyList<DomesticShipment>> GetShipmentsAsync(
        ConnectorContext context,
        string upstreamOrderId,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentException.ThrowIfNullOrEmpty(upstreamOrderId);
        var order = await orders.FindAsync(context, upstreamOrderId, cancellationToken).ConfigureAwait(false) ?? throw new MarketplaceException(
            JdMarketplace.Id,
            MarketplaceErrorKind.NotFound,
            $"JD has no order '{upstreamOrderId}' under buying account '{context.Account}'. Check the id and the account.");
        var shipments = await Task.WhenAll(order.Parts.Select(part => PartAsync(context, part, cancellationToken))).ConfigureAwait(false);
        return [.. shipments.SelectMany(parcels => parcels).DistinctBy(parcel => parcel.Waybill, StringComparer.Ordinal)];
    }

    internal static IReadOnlyList<DomesticShipment> Read(WireValue track, JdOrderPart part)
    {
        TrackingStep[] steps = [.. track.List("orderTrack").Select(StepOf).OfType<TrackingStep>().OrderBy(step => step.At)];
        return
        [
            .. from parcel in track.List("waybillCode")
               // Parcels that JD brings itself go by the number of the order.
               let waybill = parcel.Id("deliveryOrderId") ?? parcel.Id("orderId")
               where waybill is not null
               select new DomesticShipment(waybill, parcel.Text("carrier") ?? string.Empty, StatusOf(part.Status))
               {
                   MarketplaceStatus = part.MarketplaceStatus,
                   Steps = steps,
               },
        ];
    }

    private static TrackingStep? StepOf(WireValue step) =>
        JdTime.Read(step.Text("msgTime")) is { } at && step.Text("content") is { } text ? new TrackingStep(at, text) : null;

    private static DomesticShipmentStatus StatusOf(UpstreamStatus status) => status switch
    {
        UpstreamStatus.Unpaid or UpstreamStatus.Paid => DomesticShipmentStatus.Announced,
        UpstreamStatus.Shipped => DomesticShipmentStatus.InTransit,
        UpstreamStatus.Received or UpstreamStatus.Closed => DomesticShipmentStatus.Delivered,
        UpstreamStatus.Cancelled => DomesticShipmentStatus.Failed,
        _ => DomesticShipmentStatus.Unknown,
    };

    private Task<IReadOnlyList<DomesticShipment>> PartAsync(ConnectorContext context, JdOrderPart part, CancellationToken cancellationToken) => gateway.CallAsync(
        context,
        JdOperation.GetTrack,
        [new("jdOrderId", part.Id), new("waybillCode", "1")],
        answer => answer.SaysNoOrder || answer.OptionalResult() is not { } track ? [] : Read(track, part),
        cancellationToken);
}
