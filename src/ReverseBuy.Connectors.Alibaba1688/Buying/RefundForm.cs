using System.Globalization;
using ReverseBuy.Buying;

namespace ReverseBuy.Connectors.Alibaba1688.Buying;

/// <summary>The fields by which a refund is asked for; money in fen.</summary>
internal static class RefundForm
{
    private const int MostVouchers = 5;

    public static IReadOnlyList<KeyValuePair<string, string>> Write(RefundRequest request)
    {
        Require(request.ReasonId.Length > 0, "A refund at 1688 needs a reason: take the id of one from GetReasonsAsync.");
        Require(request.Description.Length is >= 2 and <= 150, "A refund at 1688 needs a description of 2 to 150 characters.");
        Require(request.Vouchers.Count <= MostVouchers, $"1688 takes at most {MostVouchers} vouchers.");
        List<KeyValuePair<string, string>> fields =
        [
            new("disputeRequest", request.Kind switch
            {
                RefundKind.MoneyOnly => "refund",
                RefundKind.ReturnGoods => "returnRefund",
                _ => throw new ArgumentOutOfRangeException(nameof(request), request.Kind, "Not a kind of refund."),
            }),
            new("applyPayment", Fen(request.Amount)),
            new("applyCarriage", Fen(request.Freight)),
            new("applyReasonId", request.ReasonId),
            new("description", request.Description),
        ];
        if (request.Vouchers.Count > 0)
        {
            fields.Add(new("vouchers", VoucherList.Write(request.Vouchers)));
        }

        return fields;
    }

    private static string Fen(Money money)
    {
        Require(money.Currency == Currency.CNY && money.Amount >= 0, "1688 refunds amounts in CNY that are not negative.");
        return money.ToMinorUnits().ToString(CultureInfo.InvariantCulture);
    }

    private static void Require(bool holds, string message)
    {
        if (!holds)
        {
            throw new ArgumentException(message);
        }
    }
}
