using ReverseBuy.Catalogue;
using Spectre.Console;

namespace Quickstart;

/// <summary>A product with its SKUs, priced in yuan and in the customer's currency.</summary>
internal static class ProductTable
{
    public static Table Of(Product product)
    {
        var table = new Table().Title(Markup.Escape(product.Title)).AddColumns("SKU", "Choice", "In China", "Here", "Stock");
        foreach (var sku in product.Skus)
        {
            var price = sku.Prices.UnitPriceAt(product.MinimumOrderQuantity);
            var choice = string.Join(", ", sku.Options.Select(option => option.TranslatedValue ?? option.Value));
            table.AddRow(sku.Id.Value, Markup.Escape(choice), price.ToString(), Shop.Rate.Convert(price).ToString(), sku.Availability.ToString());
        }

        return table;
    }
}
