using System.Globalization;
using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Hosting;
using ReverseBuy.Sandbox.Jd.Areas;
using ReverseBuy.Sandbox.Jd.Goods;
using ReverseBuy.Sandbox.Orders;
using ReverseBuy.Sandbox.State;

namespace ReverseBuy.Sandbox.Jd.Orders;

/// <summary>
/// <c>api/order/submitOrder</c>: success is <c>0001</c> here. Idempotent by thirdOrder: an order that is there is answered again. With submitState 0 it reserves
/// and charges nothing.
/// </summary>
internal sealed class SubmitOrder() : JdApi(
    "api/order/submitOrder",
    [
        "thirdOrder", "sku", "name", "mobile", "phone", "zip", "email", "address", .. AreaFields.Names, "remark", "paymentType", "isUseBalance", "submitState",
        "doOrderPriceMode", "orderPriceSnap", "invoiceState", "invoiceType", "selectedInvoiceTitle", "companyName", "invoiceContent", "invoicePhone",
        "regCompanyName", "regCode", "regAddr", "regPhone", "regBank", "regBankAccount", "invoiceName", "invoiceProvice", "invoiceCity", "invoiceCounty",
        "invoiceAddress", "reservingDate", "poNo", "customOrderExt",
    ])
{
    private const int MostLines = 50;

    public override JsonObject Handle(ApiCall call)
    {
        var world = call.World;
        var reference = Limited(call, "thirdOrder", 100);
        var receiver = new OrderReceiver(
            Limited(call, "name", 20), Limited(call, "mobile", 20), call.Optional("zip"), call.Required("county"), Limited(call, "address", 100));
        _ = call.Required("email");
        AreaFields.Check(call);
        CheckPayment(call);
        CheckInvoice(call);
        if (JdAreaLimits.IsLimited(call))
        {
            return JdEnvelope.Failure("3009", "商品在该区域限制销售");
        }

        if (world.Orders.Of(Marketplaces.Jd).FirstOrDefault(order => order.Reference == reference) is { } known)
        {
            return Submitted(world, known);
        }

        var lines = JdLines.Read(call, "sku", MostLines);
        if (Refusal(world, lines, Snap(call)) is { } refusal)
        {
            return refusal;
        }

        var order = world.Orders.Place(
            Marketplaces.Jd, reference, [.. lines.Select(line => new OrderRequestLine(line.Sku.Listing, line.Sku.Sku, line.Quantity, string.Empty))], receiver);
        order.PayAcceptedAt = call.Required("submitState") == "1" ? world.Now : null;
        return Submitted(world, order);
    }

    private static string Limited(ApiCall call, string name, int most) =>
        call.Required(name) is var text && text.Length <= most ? text : throw new ParameterException(name, missing: false);

    private static void CheckPayment(ApiCall call)
    {
        var usesBalance = PaymentTypes.Check(call) == 4;
        if (call.Required("isUseBalance") != (usesBalance ? "1" : "0"))
        {
            throw new ParameterException("isUseBalance", missing: false);
        }

        if (call.Required("submitState") is not ("0" or "1"))
        {
            throw new ParameterException("submitState", missing: false);
        }
    }

    private static void CheckInvoice(ApiCall call)
    {
        (string Name, string[] Values)[] fields =
            [("invoiceState", ["0", "1", "2", "4"]), ("invoiceType", ["1", "2", "3"]), ("selectedInvoiceTitle", ["4", "5"]), ("invoiceContent", ["1", "100"])];
        foreach (var (name, values) in fields)
        {
            if (!values.Contains(call.Required(name), StringComparer.Ordinal))
            {
                throw new ParameterException(name, missing: false);
            }
        }

        if (call.Required("invoiceType") == "2" && call.Required("invoiceState") != "2")
        {
            throw new ParameterException("invoiceState", missing: false);
        }

        if (call.Required("selectedInvoiceTitle") == "5")
        {
            _ = call.Required("companyName");
        }
    }

    private static Dictionary<long, decimal>? Snap(ApiCall call) => call.Optional("doOrderPriceMode") != "1"
        ? null
        : call.RequiredArray("orderPriceSnap").ToDictionary(
            entry => WireJson.Number(entry, "skuId") ?? throw new ParameterException("orderPriceSnap", missing: false),
            entry => decimal.TryParse(WireJson.Text(entry, "price"), NumberStyles.Number, CultureInfo.InvariantCulture, out var price)
                ? price
                : throw new ParameterException("orderPriceSnap", missing: false));

    private static JsonObject? Refusal(World world, IReadOnlyList<JdLine> lines, Dictionary<long, decimal>? snap)
    {
        foreach (var line in lines)
        {
            if (world.Market.IsDelisted(line.Sku.Listing))
            {
                return JdEnvelope.Failure("3009", $"商品{line.Sku.Number}已下架");
            }

            if (snap is not null && (!snap.TryGetValue(line.Sku.Number, out var expected) || expected != WireJson.Yuan(line.Sku.PriceFen(world))))
            {
                return JdEnvelope.Failure("3019", $"价格校验不通过，商品{line.Sku.Number}价格已变动");
            }

            if (world.Market.StockOf(line.Sku.Listing, line.Sku.Sku) < lines.Where(other => other.Sku.Number == line.Sku.Number).Sum(other => other.Quantity))
            {
                return JdEnvelope.Failure("3008", $"商品{line.Sku.Number}库存不足");
            }
        }

        return null;
    }

    private static JsonObject Submitted(World world, OrderRecord order) =>
        JdEnvelope.Success(JdOrderView.Totals(world, order.Id, order.Lines, order.PostFeeFen), "0001", "下单成功！");
}
