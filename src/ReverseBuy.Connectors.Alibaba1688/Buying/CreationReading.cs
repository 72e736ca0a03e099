using System.Text.Json;
using ReverseBuy.Buying;
using ReverseBuy.Connectors.Alibaba1688.Gateway;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Alibaba1688.Buying;

/// <summary>From the platform's answer to a creation to ours. What it leaves open is said to be unknown, never refused.</summary>
internal static class CreationReading
{
    public static PurchaseResult Read(WireValue answer, IReadOnlyList<PurchaseLine> lines)
    {
        var result = answer.Nested("result");
        var parts = result?.List("orderList") ?? [];
        var orders = OrdersOf(result, parts);
        List<PurchaseRefusal> refused =
        [
            .. (result?.List("failedOfferList") ?? []).Select(line => Refusals.ReadLine(line, lines)),
            .. parts.Where(part => part.Text("orderId") is null).Select(part => Refusals.Read(part.Text("resultCode") ?? "none", part.Text("message"))),
        ];

        // An order id is an order, whatever "success" says beside it: an official sample has false next to a real one.
        if (orders.Count > 0)
        {
            return new PurchaseResult.Placed(orders, refused);
        }

        var code = answer.Text("code") ?? result?.Text("code");
        var message = answer.Text("message") ?? result?.Text("message");
        var denied = answer.Flag("success") == false || result?.Flag("success") == false || refused.Count > 0;
        if (!denied || Alibaba1688Errors.IsServerFault(code, message))
        {
            throw Alibaba1688Errors.InDoubt(Alibaba1688Operation.Create, code);
        }

        return new PurchaseResult.Refused(refused.Count > 0 ? refused[0] : Refusals.Read(code ?? "none", message));
    }

    private static List<PlacedUpstreamOrder> OrdersOf(WireValue? result, IReadOnlyList<WireValue> parts)
    {
        if (parts.Count == 0)
        {
            return result?.Text("orderId") is { } single ? [new PlacedUpstreamOrder(single, Fen(result.Value, "totalSuccessAmount"))] : [];
        }

        // "orderAmmount" is the platform's own spelling.
        return [.. parts.Where(part => part.Text("orderId") is not null).Select(part => new PlacedUpstreamOrder(part.Text("orderId")!, Fen(part, "orderAmmount")))];
    }

    // An order without its amount exists all the same: reading it back tells the amount, a made-up zero would not.
    private static Money Fen(WireValue holder, string member) =>
        Money.FromMinorUnits(holder.Whole(member) ?? throw new JsonException($"A created order has no {member}."), Currency.CNY);
}
