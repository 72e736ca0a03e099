using System.Text.Json;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Taobao.Catalogue;

/// <summary>The marketplace's own translations of a listing, found by the ids of property and value.</summary>
internal sealed class TaobaoTranslations
{
    private readonly Dictionary<(JsonKey Property, JsonKey Value), (string? Name, string? Value)> _texts = new(32);

    public TaobaoTranslations(WireValue texts)
    {
        Title = texts.Text("title");
        foreach (var property in texts.Elements("properties"))
        {
            Add(property);
        }

        // Those of the SKUs are few, and repeated in each.
        var known = new ReadOnce<bool>(Add, expected: 16);
        foreach (var sku in texts.Elements("sku_properties"))
        {
            foreach (var property in sku.Elements("properties"))
            {
                known.Of(property);
            }
        }
    }

    public string? Title { get; }

    /// <summary>Those that came with a listing.</summary>
    public static TaobaoTranslations Of(WireValue product) => new(product.Nested("multi_language_info") ?? default);

    /// <summary>A property with its translation; <see langword="null"/> when it has no name or no value.</summary>
    public ProductAttribute? Attribute(WireValue property)
    {
        var sent = new SentProperty(property);
        if (sent.Name is not { } name || sent.Value is not { } value)
        {
            return null;
        }

        var (translatedName, translatedValue) = _texts.GetValueOrDefault(sent.Key);
        return new ProductAttribute(name, value) { TranslatedName = translatedName, TranslatedValue = translatedValue };
    }

    private bool Add(WireValue property)
    {
        var sent = new SentProperty(property);
        return _texts.TryAdd(sent.Key, (sent.Name, sent.Value));
    }
}
