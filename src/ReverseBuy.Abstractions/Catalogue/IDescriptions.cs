namespace ReverseBuy.Catalogue;

/// <summary>Makes sellers' descriptions safe to show. Thread-safe.</summary>
/// <remarks>
/// The work is done when it is first asked for, and once per <see cref="Product"/> instance, however many ask: a snapshot that stays in memory is
/// sanitised once. Nothing is fetched.
/// </remarks>
public interface IDescriptions
{
    /// <summary>Makes the description of a product safe to show.</summary>
    /// <param name="product">The product; its <see cref="Product.DescriptionHtml"/> is untrusted.</param>
    /// <returns>What may be shown; empty when the seller wrote no description, or nothing of it is safe.</returns>
    SanitizedDescription Of(Product product);
}
