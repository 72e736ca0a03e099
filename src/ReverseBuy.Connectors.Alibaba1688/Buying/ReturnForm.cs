using ReverseBuy.Buying;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Alibaba1688.Buying;

/// <summary>The fields by which goods are said to have been sent back.</summary>
internal static class ReturnForm
{
    private const int MostVouchers = 10;

    public static IReadOnlyList<KeyValuePair<string, string>> Write(ReturnedGoods goods)
    {
        ArgumentNullException.ThrowIfNull(goods);
        ArgumentException.ThrowIfNullOrWhiteSpace(goods.RefundId);
        ArgumentException.ThrowIfNullOrWhiteSpace(goods.CarrierCode);
        ArgumentException.ThrowIfNullOrWhiteSpace(goods.Waybill);
        if (goods.Vouchers.Count > MostVouchers)
        {
            throw new ArgumentException($"1688 takes at most {MostVouchers} vouchers of a return, not {goods.Vouchers.Count}.", nameof(goods));
        }

        List<KeyValuePair<string, string>> fields =
        [
            new("refundId", goods.RefundId),
            new("logisticsCompanyNo", goods.CarrierCode),
            new("freightBill", goods.Waybill),
        ];
        if (goods.Vouchers.Count > 0)
        {
            fields.Add(new("vouchers", VoucherList.Write(goods.Vouchers)));
        }

        return fields;
    }
}
