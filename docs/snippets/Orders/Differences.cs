using ReverseBuy.Inventory;
using ReverseBuy.Orders;

namespace ReverseBuy.Snippets.Orders;

internal sealed class Differences(IOrders orders)
{
    public async Task<string> AskAsync(PlaceOrder request, Func<string, Task<bool>> customerAgrees, Actor customer)
    {
        var answer = await orders.PlaceAsync(request, new Command(new IdempotencyKey("cart-81"), customer));
        if (answer is PlaceOrderResult.Differs differs)
        {
            foreach (var line in differs.Lines.Where(line => line.Decision is VerificationDecision.Ask or VerificationDecision.Refuse))
            {
                var what = line.Line.Difference switch
                {
                    LineDifference.PriceMoved moved => $"costs {moved.To} now, not {moved.From}",
                    LineDifference.Short few => $"only {few.Available} of {few.Wanted} are left",
                    LineDifference.QuantityRule rule => $"is sold from {rule.MinimumOrderQuantity} pieces, in lots of {rule.LotSize}",
                    LineDifference.SkuGone or LineDifference.ListingGone => "is no longer sold",
                    _ => "could not be checked just now",
                };
                if (line.Decision == VerificationDecision.Refuse || !await customerAgrees($"{line.Line.Line.Sku} {what}"))
                {
                    return "not ordered";
                }
            }

            // The same key is right: nothing was stored under it.
            answer = await orders.PlaceAsync(request with { Accepts = differs.Evidence }, new Command(new IdempotencyKey("cart-81"), customer));
        }

        return answer is PlaceOrderResult.Placed placed ? $"order {placed.Order}" : "it changed once more";
    }
}
