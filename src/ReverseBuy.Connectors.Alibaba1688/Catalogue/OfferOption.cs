using System.Text.Json;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Alibaba1688.Catalogue;

/// <summary>One of the attributes that make up a SKU, such as its colour, and the picture that goes with it.</summary>
/// <param name="Attribute">The attribute; <see langword="null"/> without a name or a value.</param>
/// <param name="Image">The picture.</param>
internal sealed record OfferOption(ProductAttribute? Attribute, Uri? Image)
{
    public static OfferOption Read(JsonElement option) => new(ReadAttribute(option), ImageAddress.Read(option.Text("skuImageUrl")));

    /// <summary>A property of a SKU or of the whole offer: both are described alike.</summary>
    public static ProductAttribute? ReadAttribute(JsonElement attribute) =>
        attribute.Text("attributeName") is { } name && attribute.Text("value") is { } value
            ? new ProductAttribute(name, value)
            {
                TranslatedName = attribute.Text("attributeNameTrans"),
                TranslatedValue = attribute.Text("valueTrans"),
            }
            : null;
}
