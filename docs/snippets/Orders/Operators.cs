using ReverseBuy.Orders;
using ReverseBuy.Procurement;

namespace ReverseBuy.Snippets.Orders;

internal sealed class Operators(IProcurement procurement)
{
    public async Task BuyAgainAsync(OrderId order, Actor clerk)
    {
        foreach (var purchase in await procurement.ListAsync(order))
        {
            Console.WriteLine($"{purchase.Marketplace} {purchase.Reference}: {purchase.State}. {purchase.Note}");
        }

        // The clerk has looked at the marketplace and there is nothing under that reference: buy what is still pending.
        await procurement.BuyAsync(order, new Command(new IdempotencyKey($"buy-again-{order}-1"), clerk) { Reason = "no such order in our account" });
    }
}
