using System.Runtime.CompilerServices;
using ReverseBuy.Catalogue;

namespace ReverseBuy.Inventory.Describing;

/// <summary>Remembers what was sanitised for as long as the product itself is remembered.</summary>
internal sealed class Descriptions : IDescriptions
{
    private readonly ConditionalWeakTable<Product, Lazy<SanitizedDescription>> _done = [];

    public SanitizedDescription Of(Product product)
    {
        ArgumentNullException.ThrowIfNull(product);
        if (string.IsNullOrWhiteSpace(product.DescriptionHtml))
        {
            return SanitizedDescription.Empty;
        }

        // The table keeps one of the values that concurrent callers offer, and that one runs once.
        return _done.GetValue(product, static key => new Lazy<SanitizedDescription>(() => DescriptionSanitizer.Sanitize(key.DescriptionHtml!))).Value;
    }
}
