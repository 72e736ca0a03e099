using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Http;
using ReverseBuy.Connectors.Jd.Gateway;

namespace ReverseBuy.Connectors.Jd.Catalogue;

/// <summary>
/// Reads similar SKUs as the choices of one product. JD tells them the other way round: for each dimension its values, and for each value the SKUs that
/// have it.
/// </summary>
internal static class JdVariants
{
    /// <summary>The variants, in the order in which they first appear; none for a product without choices.</summary>
    /// <param name="asked">The SKU whose page it is; it is one of the variants even where the matrix forgets it.</param>
    /// <param name="matrix">The dimensions.</param>
    public static IReadOnlyList<JdVariant> Read(string asked, WireValue matrix)
    {
        var options = new Dictionary<string, List<ProductAttribute>>(StringComparer.Ordinal);
        var pictures = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var dimension in TolerantJson.ElementsOf(matrix).OrderBy(dimension => dimension.Whole("dim") ?? long.MaxValue))
        {
            foreach (var value in dimension.Elements("saleAttrList"))
            {
                foreach (var sku in value.Elements("skuIds").Select(JdValues.IdOf).OfType<string>())
                {
                    Add(sku, dimension.Text("saleName"), value.Text("saleValue"), value.Text("imagePath"));
                }
            }
        }

        if (options.Count == 0)
        {
            return [];
        }

        options.TryAdd(asked, []);
        return [.. options.Select(each => new JdVariant(each.Key, each.Value, pictures.GetValueOrDefault(each.Key)))];

        void Add(string sku, string? name, string? value, string? picture)
        {
            if (!options.TryGetValue(sku, out var known))
            {
                options[sku] = known = [];
            }

            if (name is not null && value is not null && !known.Exists(option => option.Name == name))
            {
                known.Add(new ProductAttribute(name, value));
            }

            if (picture is not null)
            {
                pictures.TryAdd(sku, picture);
            }
        }
    }
}
