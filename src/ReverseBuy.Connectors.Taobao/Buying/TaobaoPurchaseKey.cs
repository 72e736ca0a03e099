using System.Text.Json;
using ReverseBuy.Connectors.Http;
using ReverseBuy.Connectors.Taobao.Catalogue;

namespace ReverseBuy.Connectors.Taobao.Buying;

/// <summary>What orders name a SKU by: the ids that <c>/product/get</c> gives out, which are not those of the item's page.</summary>
internal sealed record TaobaoPurchaseKey(string Item, string? Sku)
{
    /// <summary>Reads a key of a purchase line.</summary>
    /// <exception cref="ArgumentException">The text was not made by this connector.</exception>
    public static TaobaoPurchaseKey Parse(string text)
    {
        var parts = text.Split(':');
        return parts.Length <= 2 && parts.All(part => part.Length > 0 && part.All(char.IsAsciiDigit))
            ? new TaobaoPurchaseKey(parts[0], parts.Length == 2 ? parts[1] : null)
            : throw new ArgumentException($"'{text}' is no purchase key of Taobao. Pass the one of the live offer unchanged.", nameof(text));
    }

    /// <summary>The key that a line of an answer tells; answers write the names in two ways.</summary>
    public static TaobaoPurchaseKey? Of(WireValue line) =>
        (line.Id("item_id") ?? line.Id("itemId")) is { } item ? new TaobaoPurchaseKey(item, line.Id("sku_id") ?? line.Id("skuId")) : null;

    public override string ToString() => Sku is null ? Item : $"{Item}:{Sku}";
}
