using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ReverseBuy.Buying;

namespace ReverseBuy.Connectors.Taobao.Buying;

/// <summary>Writes the JSON that order calls carry inside their parameters. Chinese stays readable: the text is signed as it is sent.</summary>
internal static class TaobaoLines
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The number of a line in a create call, by which the answer names it.</summary>
    public static string NumberOf(int index) => (index + 1).ToString(CultureInfo.InvariantCulture);

    public static string ForPreview(IReadOnlyList<PurchaseLine> lines, TaobaoOrderLineKeyStyle style) =>
        Write(writer => WriteLines(writer, lines, style, (_, _) => { }));

    public static string ForCreate(IReadOnlyList<PurchaseLine> lines, TaobaoOrderLineKeyStyle style) =>
        Write(writer => WriteLines(writer, lines, style, (line, index) =>
        {
            writer.WriteString("currency", line.UnitPrice.Currency.Code);
            writer.WriteNumber("price", line.UnitPrice.ToMinorUnits());
            writer.WriteString(style == TaobaoOrderLineKeyStyle.Snake ? "order_line_no" : "orderLineNo", NumberOf(index));
        }));

    public static string Ids(params ReadOnlySpan<string> ids)
    {
        var copy = ids.ToArray();
        return Write(writer =>
        {
            writer.WriteStartArray();
            foreach (var id in copy)
            {
                writer.WriteStringValue(id);
            }

            writer.WriteEndArray();
        });
    }

    public static string Address(WarehouseAddress address) => Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("country", "中国");
        writer.WriteString("state", address.Province);
        writer.WriteString("city", address.City);
        writer.WriteString("district", address.District);
        writer.WriteString("address", address.Street);
        writer.WriteString("zip", address.PostalCode);
        writer.WriteString("name", address.ContactName);
        writer.WriteString("phone", address.ContactPhone);
        writer.WriteString("mobile_phone", address.ContactPhone);
        writer.WriteEndObject();
    });

    private static void WriteLines(
        Utf8JsonWriter writer,
        IReadOnlyList<PurchaseLine> lines,
        TaobaoOrderLineKeyStyle style,
        Action<PurchaseLine, int> writeMore)
    {
        var isSnake = style == TaobaoOrderLineKeyStyle.Snake;
        writer.WriteStartArray();
        for (var index = 0; index < lines.Count; index++)
        {
            var key = TaobaoPurchaseKey.Parse(lines[index].PurchaseKey);
            writer.WriteStartObject();
            writer.WriteString(isSnake ? "item_id" : "itemId", key.Item);
            if (key.Sku is not null)
            {
                writer.WriteString(isSnake ? "sku_id" : "skuId", key.Sku);
            }

            writer.WriteNumber("quantity", lines[index].Quantity);
            writeMore(lines[index], index);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static string Write(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Plain))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}
