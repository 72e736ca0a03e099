using System.Text.Json;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Alibaba1688.Catalogue;

/// <summary>One of the attributes that make up a SKU, such as its colour, and the picture that goes with it.</summary>
/// <param name="Attribute">The attribute; <see langword="null"/> without a name or a value.</param>
/// <param name="Image">The picture.</param>
internal sealed record OfferOption(ProductAttribute? Attribute, Uri? Image)
{
    public static OfferOption Read(WireValue option)
    {
        WireValue name = default, translatedName = default, value = default, translatedValue = default, image = default;
        foreach (var member in option.Members())
        {
            if (member.Is("attributeName"u8))
            {
                name = member.Value;
            }
            else if (member.Is("value"u8))
            {
                value = member.Value;
            }
            else if (member.Is("attributeNameTrans"u8))
            {
                translatedName = member.Value;
            }
            else if (member.Is("valueTrans"u8))
            {
                translatedValue = member.Value;
            }
            else if (member.Is("skuImageUrl"u8))
            {
                image = member.Value;
            }
        }

        var attribute = TolerantJson.TextOf(name) is { } nameText && TolerantJson.TextOf(value) is { } valueText
            ? new ProductAttribute(nameText, valueText)
            {
                TranslatedName = TolerantJson.TextOf(translatedName),
                TranslatedValue = TolerantJson.TextOf(translatedValue),
            }
            : null;
        return new OfferOption(attribute, ImageAddress.Read(TolerantJson.TextOf(image)));
    }

    /// <summary>A property of the whole offer, which is described like one of a SKU.</summary>
    public static ProductAttribute? ReadAttribute(WireValue attribute) => Read(attribute).Attribute;
}
