using Lantern.Catalogue;
using Lantern.Gateway;
using ReverseBuy.Buying;
using ReverseBuy.Connectors;
using ReverseBuy.Connectors.Http;

namespace Lantern.Buying;

/// <summary>Previews, creates, pays and cancels. Whatever is in doubt is an exception; what was refused is a result.</summary>
internal sealed class LanternPurchasing(LanternGateway gateway) : IPurchasing
{
    public async ValueTask<PurchasePreview> PreviewAsync(ConnectorContext context, PurchaseRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return await gateway.CallAsync<PurchasePreview>(
            context,
            LanternOperation.PreviewOrder,
            new { Lines = LinesOf(request) },
            answer => RefusalOf(answer) is { } refusal
                ? new PurchasePreview.Refused(refusal)
                : new PurchasePreview.Buyable(
                    LanternProductReader.RequiredFen(answer.Require(), "goods_fen"),
                    LanternProductReader.RequiredFen(answer.Data, "freight_fen"),
                    (int)answer.Data.Whole("orders")!.Value),
            cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<PurchaseResult> CreateAsync(ConnectorContext context, PurchaseRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var destination = request.Destination;
        var receiver = new
        {
            Name = destination.ContactName,
            Phone = destination.ContactPhone,
            Address = $"{destination.Province} {destination.City} {destination.District} {destination.Street}",
        };
        return await gateway.CallAsync<PurchaseResult>(
            context,
            LanternOperation.CreateOrder,
            new { request.Reference, Lines = LinesOf(request), Receiver = receiver },
            answer => RefusalOf(answer) is { } refusal
                ? new PurchaseResult.Refused(refusal)
                : new PurchaseResult.Placed(
                    [.. answer.Require().List("orders").Select(order => new PlacedUpstreamOrder(LanternProductReader.Required(order, "id"), LanternProductReader.RequiredFen(order, "total_fen")))],
                    []),
            cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<PayResult> PayAsync(ConnectorContext context, string upstreamOrderId, CancellationToken cancellationToken) => await gateway.CallAsync(
        context,
        LanternOperation.PayOrder,
        new { Id = upstreamOrderId },
        answer => answer.ErrorCode is "NOT_PAYABLE" or "NO_MONEY" ? new PayResult(PayOutcome.Refused, answer.ErrorCode)
            : answer.Require().Text("state") == "paid" ? new PayResult(PayOutcome.Paid)
            : new PayResult(PayOutcome.Accepted),
        cancellationToken).ConfigureAwait(false);

    public async ValueTask<CancelResult> CancelAsync(ConnectorContext context, string upstreamOrderId, CancellationToken cancellationToken) => await gateway.CallAsync(
        context,
        LanternOperation.CancelOrder,
        new { Id = upstreamOrderId },
        answer => answer.ErrorCode == "NOT_CANCELLABLE" ? new CancelResult(CancelOutcome.Refused, answer.ErrorCode)
            : answer.Require().Text("state") == "cancelled" ? new CancelResult(CancelOutcome.Cancelled)
            : new CancelResult(CancelOutcome.Accepted),
        cancellationToken).ConfigureAwait(false);

    private static IEnumerable<object> LinesOf(PurchaseRequest request) =>
        request.Lines.Select(line => new { Item = line.Sku.Listing.Value, Sku = line.Sku.Value, line.Quantity, PriceFen = line.UnitPrice.ToMinorUnits() });

    private static PurchaseRefusal? RefusalOf(LanternAnswer answer) => answer.ErrorCode switch
    {
        "OUT_OF_STOCK" => new(PurchaseRefusalReason.OutOfStock, "OUT_OF_STOCK", "Too few are left."),
        "PRICE_CHANGED" => new(PurchaseRefusalReason.PriceChanged, "PRICE_CHANGED", "The price is another by now."),
        "QUANTITY" => new(PurchaseRefusalReason.QuantityRule, "QUANTITY", "So few are not sold."),
        "ITEM_NOT_FOUND" or "SKU_NOT_FOUND" => new(PurchaseRefusalReason.NotOrderable, answer.ErrorCode, "It is not offered any more."),
        _ => null,
    };
}
