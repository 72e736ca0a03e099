using ReverseBuy.Catalogue;
using ReverseBuy.Inventory;

namespace ReverseBuy.Snippets.Inventory;

internal sealed class Suppliers(ISupplierQuotes quotes)
{
    public async Task<string> CheapestAsync(SkuId ours, SkuId theirs, SkuId another)
    {
        var comparison = await quotes.CompareAsync(new SupplierQuoteRequest([ours, theirs, another], Quantity: 200));
        foreach (var quote in comparison.Ranked)
        {
            Console.WriteLine(quote.Total is { } total
                ? $"{quote.Seller.Name}: {total} delivered, {quote.PerPiece!.Value.Round()} a piece"
                : $"{quote.Seller.Name}: {quote.Goods} and freight");
        }

        foreach (var offer in comparison.Unquoted)
        {
            Console.WriteLine($"{offer.Sku}: " + offer.Why switch
            {
                LineDifference.Short few => $"only {few.Available} left",
                LineDifference.QuantityRule rule => $"sold from {rule.MinimumOrderQuantity} pieces on",
                LineDifference.NotAsked => "no answer in time",
                LineDifference.Unreachable => "could not be asked",
                _ => "no longer sold",
            });
        }

        return comparison.Ranked is [{ Total: not null } cheapest, ..] ? $"buy {cheapest.Sku}" : "nobody's total is known";
    }
}
