using System.Globalization;
using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Tests.Wire;

namespace ReverseBuy.Sandbox.Tests.Jd;

/// <summary>The calls of VOP as tests make them.</summary>
internal static class JdCalls
{
    public const string Area = "19_1601_3633_0";

    private static readonly (string Name, string Value)[] Place = [("province", "19"), ("city", "1601"), ("county", "3633"), ("town", "0")];

    public static Task<JsonNode> StockAsync(this WireCaller wire, long sku, int count) =>
        wire.JdAsync("api/stock/getNewStockById", ("skuNums", Lines((sku, count))), ("area", Area));

    public static Task<JsonNode> SubmitAsync(this WireCaller wire, string reference, (long Sku, int Count)[] lines, params (string Name, string? Value)[] instead)
    {
        var fields = new List<(string Name, string Value)>
        {
            ("thirdOrder", reference), ("sku", Lines(lines)), ("name", "仓库"), ("mobile", "13800000000"), ("email", "xx"), ("address", "机场路1号"),
            ("paymentType", "4"), ("isUseBalance", "1"), ("submitState", "0"), ("invoiceState", "2"), ("invoiceType", "2"), ("selectedInvoiceTitle", "5"),
            ("companyName", "某某公司"), ("invoiceContent", "1"),
        };
        fields.AddRange(Place);
        foreach (var (name, value) in instead)
        {
            fields.RemoveAll(field => field.Name == name);
            if (value is not null)
            {
                fields.Add((name, value));
            }
        }

        return wire.JdAsync("api/order/submitOrder", [.. fields]);
    }

    public static Task<JsonNode> ConfirmAsync(this WireCaller wire, long order) => wire.JdAsync("api/order/confirmOrder", ("jdOrderId", Text(order)));

    public static Task<JsonNode> SelectAsync(this WireCaller wire, long order, string extensions = "jdOrderState") =>
        wire.JdAsync("api/order/selectJdOrder", ("jdOrderId", Text(order)), ("queryExts", extensions));

    public static Task<JsonNode> MessagesAsync(this WireCaller wire, string kinds = "1,2,4,5,10,12,15,25,26,31") => wire.JdAsync("api/message/get", ("type", kinds));

    public static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Lines(params (long Sku, int Count)[] lines) =>
        "[" + string.Join(',', lines.Select(line => string.Create(CultureInfo.InvariantCulture, $$"""{"skuId":{{line.Sku}},"num":{{line.Count}}}"""))) + "]";
}
