using System.Text.Json;
using ReverseBuy.Buying;
using ReverseBuy.Connectors.Alibaba1688.Gateway;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Alibaba1688.Buying;

/// <summary>From the platform's preview to ours. Each group of it would become an order of its own.</summary>
internal static class PreviewReading
{
    public static PurchasePreview Read(WireValue answer, IReadOnlyList<PurchaseLine> lines, string? tradeType = null)
    {
        var groups = answer.List("orderPreviewResuslt"); // the platform's own spelling
        if (answer.Flag("success") != true || groups.Count == 0)
        {
            var code = answer.Text("errorCode");
            return code is null || Alibaba1688Errors.IsServerFault(code, answer.Text("errorMsg"))
                ? throw Alibaba1688Errors.InDoubt(Alibaba1688Operation.Preview, code)
                : new PurchasePreview.Refused(RefusedLine(groups, lines) ?? Refusals.Read(code, answer.Text("errorMsg")));
        }

        var refusal = RefusedLine(groups, lines) ?? groups.Select(group => RefusedGroup(group, tradeType)).OfType<PurchaseRefusal>().FirstOrDefault();
        if (refusal is not null)
        {
            return new PurchasePreview.Refused(refusal);
        }

        // The payment, not the goods' own sum: discounts and surcharges are in it.
        var freight = Sum(groups, group => Fen(group, "sumCarriage"));
        return new PurchasePreview.Buyable(Sum(groups, group => Fen(group, "sumPayment")) - freight, freight, groups.Count);
    }

    private static PurchaseRefusal? RefusedLine(IReadOnlyList<WireValue> groups, IReadOnlyList<PurchaseLine> lines)
    {
        foreach (var cargo in groups.SelectMany(group => group.List("cargoList")))
        {
            if (cargo.Text("resultCode") is { } code && code.StartsWith("500_00", StringComparison.Ordinal))
            {
                return Refusals.ForLine(cargo, lines, code, cargo.Text("message"));
            }
        }

        return null;
    }

    private static PurchaseRefusal? RefusedGroup(WireValue group, string? tradeType) =>
        group.Flag("status") == false || !group.List("tradeModeNameList").Any(way => tradeType is null || TolerantJson.TextOf(way) == tradeType)
            ? Refusals.Read(group.Text("resultCode") ?? "no-trade-mode", group.Text("message"))
            : null;

    private static Money Sum(IReadOnlyList<WireValue> groups, Func<WireValue, Money> amount) =>
        groups.Select(amount).Aggregate((left, right) => left + right);

    private static Money Fen(WireValue group, string member) =>
        Money.FromMinorUnits(group.Whole(member) ?? throw new JsonException($"A preview has no {member}."), Currency.CNY);
}
