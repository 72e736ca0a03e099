using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Hosting;
using ReverseBuy.Sandbox.Orders;

namespace ReverseBuy.Sandbox.Alibaba1688;

/// <summary><c>alibaba.createOrder.preview</c>: sums in fen beside prices in yuan, under a misspelt name.</summary>
internal sealed class CreateOrderPreview() : Alibaba1688Api(
    "com.alibaba.trade",
    "alibaba.createOrder.preview",
    "addressParam", "cargoParamList", "invoiceParam", "flow", "instanceId", "encryptOutOrderInfo", "proxySettleRecordId",
    "inventoryMode", "outOrderId", "pickupService", "crossBorderLogisticsSolutionId", "useBorderLogisticsSolution", "isvBizType")
{
    public override JsonNode Handle(ApiCall call)
    {
        if (call.Optional("flow") is { } flow && !OrderFlows.Names.Contains(flow, StringComparer.Ordinal))
        {
            throw new ParameterException("flow", missing: false);
        }

        var request = OrderRequest.Read(call);
        if (request.Problem is { } problem)
        {
            return Fail(problem.Code, problem.Message);
        }

        var refused = request.Lines.Select(request.ProblemOf).FirstOrDefault(found => found is not null);
        return new JsonObject
        {
            ["orderPreviewResuslt"] = WireJson.Array(request.Parts().Select(part => Preview(request, part))),
            ["success"] = refused is null,
            ["errorCode"] = refused?.Code,
            ["errorMsg"] = refused?.Message,
            ["postFeeByDescOfferList"] = new JsonArray(),
            ["consignOfferList"] = new JsonArray(),
            ["unsupportedCrossBorderPayOfferList"] = new JsonArray(),
        };
    }

    public override JsonNode Fail(string code, string message) => new JsonObject
    {
        ["orderPreviewResuslt"] = null,
        ["success"] = false,
        ["errorCode"] = code,
        ["errorMsg"] = message,
    };

    private static JsonObject Preview(OrderRequest request, IReadOnlyList<OrderRequestLine> part)
    {
        var goods = part.Sum(line => request.PriceOf(line) * line.Quantity);
        var postage = part.Max(line => line.Listing.PostFeeFen);
        var refused = part.Select(request.ProblemOf).FirstOrDefault(found => found is not null);
        return new JsonObject
        {
            ["tradeModeNameList"] = WireJson.Array(TradeModes.Names.Select(name => (JsonNode)name)),
            ["tradeModelList"] = WireJson.Array(TradeModes.Names.Select(name => (JsonNode)new JsonObject
            {
                ["tradeType"] = name,
                ["name"] = "担保交易",
                ["opSupport"] = true,
            })),
            ["status"] = refused is null,
            ["resultCode"] = refused?.Code,
            ["message"] = refused?.Message,
            ["flowFlag"] = "general",
            ["sumPayment"] = goods + postage,
            ["sumCarriage"] = postage,
            ["sumPaymentNoCarriage"] = goods,
            ["discountFee"] = 0,
            ["additionalFee"] = 0,
            ["cargoList"] = WireJson.Array(part.Select(line => Cargo(request, line))),
            ["shopPromotionList"] = new JsonArray(),
            ["payChannelInfos"] = new JsonArray(new JsonObject { ["name"] = "alipay", ["amountLimit"] = null }),
        };
    }

    private static JsonObject Cargo(OrderRequest request, OrderRequestLine line)
    {
        var problem = request.ProblemOf(line);
        return new JsonObject
        {
            ["amount"] = WireJson.Yuan(request.PriceOf(line) * line.Quantity),
            ["finalUnitPrice"] = WireJson.Yuan(request.PriceOf(line)),
            ["specId"] = line.Listing.HasSkus ? line.Sku.SpecId : null,
            ["skuId"] = line.Listing.HasSkus ? line.Sku.Id : null,
            ["offerId"] = line.Listing.Id,
            ["resultCode"] = problem?.Code,
            ["message"] = problem?.Message,
            ["cargoPromotionList"] = new JsonArray(),
        };
    }
}
