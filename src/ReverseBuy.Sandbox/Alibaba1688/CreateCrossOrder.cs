using System.Globalization;
using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Hosting;
using ReverseBuy.Sandbox.Orders;
using ReverseBuy.Sandbox.Pushes;

namespace ReverseBuy.Sandbox.Alibaba1688;

/// <summary>
/// <c>alibaba.trade.createCrossOrder</c>. The outOrderId is kept but does not make it idempotent: sent twice, it buys twice.
/// </summary>
internal sealed class CreateCrossOrder() : Alibaba1688Api(
    "com.alibaba.trade",
    "alibaba.trade.createCrossOrder",
    "flow", "message", "isvBizType", "addressParam", "cargoParamList", "invoiceParam", "tradeType", "shopPromotionId",
    "anonymousBuyer", "fenxiaoChannel", "inventoryMode", "outOrderId", "pickupService", "warehouseCode", "preSelectPayChannel",
    "smallProcurement", "useRedEnvelope", "dropshipping", "addedService", "crossBorderLogisticsSolutionId",
    "useCrossBorderLogisticsSolution", "extendParam", "useOfficialSolution", "useOfficialSolutionModelList", "fromAgent")
{
    public override JsonNode Handle(ApiCall call)
    {
        if (!OrderFlows.Names.Contains(call.Required("flow"), StringComparer.Ordinal))
        {
            throw new ParameterException("flow", missing: false);
        }

        if (call.Optional("tradeType") is { } tradeType && !TradeModes.Names.Contains(tradeType, StringComparer.Ordinal))
        {
            return Fail("500", $"not support tradeType:【{tradeType}】");
        }

        var request = OrderRequest.Read(call);
        if (request.Problem is { } problem)
        {
            return Fail(problem.Code, problem.Message);
        }

        var refused = request.Lines.Where(line => request.ProblemOf(line) is not null).ToList();
        if (refused.Count > 0)
        {
            return Refused(request, refused);
        }

        var reference = call.Optional("outOrderId") ?? string.Empty;
        var parts = request.Parts().ToList();
        var orders = parts.ConvertAll(part => call.World.Orders.Place(Marketplaces.Alibaba1688, reference, part, request.Receiver));
        foreach (var line in request.Lines)
        {
            call.World.Pushes.Tell(new ListingRestocked(line.Listing, line.Sku, -line.Quantity, call.World.Now));
        }

        return orders.Count == 1 ? Single(orders[0]) : Split(orders);
    }

    public override JsonNode Fail(string code, string message) => Alibaba1688Envelopes.Nested(false, code, message, null);

    private static JsonObject Refused(OrderRequest request, List<OrderRequestLine> refused)
    {
        var first = request.ProblemOf(refused[0])!;
        return Alibaba1688Envelopes.Nested(false, first.Code, first.Message, new JsonObject
        {
            ["failedOfferList"] = WireJson.Array(refused.Select(line => (JsonNode)new JsonObject
            {
                ["offerId"] = line.Listing.Id.ToString(CultureInfo.InvariantCulture),
                ["specId"] = line.Listing.HasSkus ? line.Sku.SpecId : null,
                ["errorCode"] = request.ProblemOf(line)!.Code,
                ["errorMessage"] = request.ProblemOf(line)!.Message,
            })),
        });
    }

    // The official sample of a single order prints success false beside a valid number; 18-digit orders here do the same.
    private static JsonObject Single(OrderRecord order) => Alibaba1688Envelopes.Nested(true, null, null, new JsonObject
    {
        ["success"] = order.Id > 1_000_000_000_000_000_000,
        ["orderId"] = order.Id.ToString(CultureInfo.InvariantCulture),
        ["totalSuccessAmount"] = order.TotalFen,
        ["postFee"] = order.PostFeeFen,
    });

    private static JsonObject Split(List<OrderRecord> orders) => Alibaba1688Envelopes.Nested(true, null, null, new JsonObject
    {
        ["orderId"] = string.Empty,
        ["orderList"] = WireJson.Array(orders.Select(order => (JsonNode)new JsonObject
        {
            ["postFee"] = order.PostFeeFen,
            ["orderAmmount"] = order.TotalFen,
            ["discount"] = 0,
            ["orderId"] = order.Id.ToString(CultureInfo.InvariantCulture),
            ["success"] = true,
        })),
    });
}
