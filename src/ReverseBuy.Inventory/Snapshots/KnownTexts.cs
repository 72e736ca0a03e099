using ReverseBuy.Catalogue;

namespace ReverseBuy.Inventory.Snapshots;

/// <summary>
/// What a snapshot knows of a listing that a live offer does not tell: what an offer is asked for are price, stock and rules, and some marketplaces
/// answer with no translations, no description or no pictures. What the offer does tell is believed.
/// </summary>
internal sealed class KnownTexts
{
    private readonly Product _known;
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Name, string Value), string> _values = [];

    public KnownTexts(Product known)
    {
        _known = known;
        foreach (var attribute in known.Attributes.Concat(known.Skus.SelectMany(sku => sku.Options)))
        {
            if (attribute.TranslatedName is { } name)
            {
                _names.TryAdd(attribute.Name, name);
            }

            if (attribute.TranslatedValue is { } value)
            {
                _values.TryAdd((attribute.Name, attribute.Value), value);
            }
        }
    }

    /// <summary>The listing as an offer tells it, with what it left out. A translation belongs to the words it was made of and goes with them.</summary>
    public Product FillIn(Product live) => live with
    {
        TranslatedTitle = live.TranslatedTitle ?? (live.Title == _known.Title ? _known.TranslatedTitle : null),
        Category = CategoryOf(live.Category),
        Images = live.Images.Count > 0 ? live.Images : _known.Images,
        UnitName = live.UnitName ?? _known.UnitName,
        Attributes = live.Attributes.Count > 0 ? FillIn(live.Attributes) : _known.Attributes,
        DescriptionHtml = live.DescriptionHtml ?? _known.DescriptionHtml,
        Skus = [.. live.Skus.Select(sku => FillIn(sku, _known.FindSku(sku.Id)))],
    };

    private ProductCategory? CategoryOf(ProductCategory? live) =>
        live is null || (live.Name is null && live.Id == _known.Category?.Id) ? _known.Category : live;

    private Sku FillIn(Sku live, Sku? known) => live with
    {
        Options = FillIn(live.Options),
        Image = live.Image ?? known?.Image,
        WeightGrams = live.WeightGrams ?? known?.WeightGrams,
    };

    private IReadOnlyList<ProductAttribute> FillIn(IReadOnlyList<ProductAttribute> attributes) =>
    [
        .. attributes.Select(attribute => attribute with
        {
            TranslatedName = attribute.TranslatedName ?? _names.GetValueOrDefault(attribute.Name),
            TranslatedValue = attribute.TranslatedValue ?? _values.GetValueOrDefault((attribute.Name, attribute.Value)),
        }),
    ];
}
