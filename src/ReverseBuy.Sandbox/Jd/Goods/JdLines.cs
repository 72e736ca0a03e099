using System.Globalization;
using ReverseBuy.Sandbox.Hosting;

namespace ReverseBuy.Sandbox.Jd.Goods;

/// <summary>Reads the lists of SKUs that calls carry as JSON inside a field.</summary>
internal static class JdLines
{
    public static IReadOnlyList<JdLine> Read(ApiCall call, string field, int most)
    {
        var nodes = call.RequiredArray(field);
        if (nodes.Count is 0 || nodes.Count > most)
        {
            throw new ParameterException(field, missing: nodes.Count == 0);
        }

        var numbers = nodes.Select(node => WireJson.Number(node, "skuId") ?? throw new ParameterException(field, missing: false)).ToList();
        var skus = JdSku.Required(call.World, numbers);
        return
        [
            .. nodes.Select((node, index) => new JdLine(
                skus[index],
                WireJson.Number(node, "num") is > 0 and <= 100_000 and var quantity ? (int)quantity : throw new ParameterException(field, missing: false),
                WireJson.Text(node, "price") is { } price ? decimal.Parse(price, NumberStyles.Number, CultureInfo.InvariantCulture) : null)),
        ];
    }
}
