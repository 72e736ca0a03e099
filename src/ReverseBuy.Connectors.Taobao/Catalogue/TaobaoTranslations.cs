using System.Text.Json;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Taobao.Catalogue;

/// <summary>The marketplace's own translations of a listing, found by the ids of property and value.</summary>
internal sealed class TaobaoTranslations
{
    private readonly Dictionary<(string? Property, string? Value), (string? Name, string? Value)> _texts = [];

    public TaobaoTranslations(JsonElement texts)
    {
        Title = texts.Text("title");
        var known = new ReadOnce<bool>(Add);
        Add(texts, known);
        foreach (var sku in texts.Elements("sku_properties"))
        {
            Add(sku, known);
        }
    }

    public string? Title { get; }

    /// <summary>Those that came with a listing.</summary>
    public static TaobaoTranslations Of(JsonElement product) => new(product.Nested("multi_language_info") ?? default);

    /// <summary>A property with its translation; <see langword="null"/> when it has no name or no value.</summary>
    public ProductAttribute? Attribute(JsonElement property)
    {
        if (property.Text("prop_name") is not { } name || property.Text("value_name") is not { } value)
        {
            return null;
        }

        var (translatedName, translatedValue) = _texts.GetValueOrDefault(KeyOf(property));
        return new ProductAttribute(name, value) { TranslatedName = translatedName, TranslatedValue = translatedValue };
    }

    private static (string? Property, string? Value) KeyOf(JsonElement property) => (property.Text("prop_id"), property.Text("value_id"));

    private static void Add(JsonElement holder, ReadOnce<bool> known)
    {
        foreach (var property in holder.Elements("properties"))
        {
            known.Of(property);
        }
    }

    private bool Add(JsonElement property) => _texts.TryAdd(KeyOf(property), (property.Text("prop_name"), property.Text("value_name")));
}
