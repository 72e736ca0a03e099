using ReverseBuy.Orders;
using ReverseBuy.Procurement;

namespace ReverseBuy.Snippets.Orders;

internal sealed class Operators(IProcurement procurement, IPurchaseDecisions decisions)
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

    public async Task ListAsync()
    {
        var query = new PurchaseOrderQuery { NeedsPerson = true, Limit = 50 };
        while (await procurement.ListAsync(query) is { Count: > 0 } page)
        {
            foreach (var purchase in page)
            {
                Console.WriteLine($"{purchase.Person!.Reason} since {purchase.Person.Since:u}: {purchase.Marketplace} {purchase.Reference}. {purchase.Note}");
            }

            query = query with { After = page[^1].Id };
        }
    }

    public async Task<string> NameAsync(PurchaseOrderId purchase, string upstreamOrderId, Actor clerk)
    {
        var answer = await decisions.NameAsync(purchase, [upstreamOrderId], new Command(new IdempotencyKey($"name-{purchase}"), clerk));
        return answer switch
        {
            NameUpstreamResult.Named => "it is ours, and will be paid",
            NameUpstreamResult.Unknown unknown => $"the marketplace has no order {unknown.UpstreamOrderId}",
            NameUpstreamResult.Taken taken => $"{taken.UpstreamOrderId} belongs to purchase {taken.PurchaseOrder}",
            NameUpstreamResult.Different different => $"{different.UpstreamOrderId} holds other goods",
            _ => "the marketplace does not answer; try again later",
        };
    }
}
