using ReverseBuy.Sandbox.Alibaba1688.Pushes;
using ReverseBuy.Sandbox.Alibaba1688.Refunds;

namespace ReverseBuy.Sandbox.Alibaba1688;

/// <summary>The interfaces the sandbox speaks.</summary>
internal static class Alibaba1688Apis
{
    public static IReadOnlyList<Alibaba1688Api> All { get; } =
    [
        new KeywordQuery(),
        new ImageUpload(),
        new ImageQuery(),
        new SellerOfferList(),
        new OfferRecommend(),
        new TopList(),
        new ProductDetail(),
        new FreightEstimation(),
        new MixConfig(),
        new CreateOrderPreview(),
        new CreateCrossOrder(),
        new PayAgreements(),
        new PayWays(),
        new PreparePay(),
        new CashierUrl(),
        new OtherCashierUrl("alibaba.crossBorderPay.url.get"),
        new OtherCashierUrl("alibaba.creditPay.url.get"),
        new BuyerOrderList(),
        new BuyerOrderView(),
        new CancelOrder(),
        new ConfirmReceipt(),
        new LogisticsInfos(),
        new LogisticsTrace(),
        new AddressParsing(),
        new RefundReasonList(),
        new UploadRefundVoucher(),
        new CreateRefund(),
        new ReturnGoods(),
        new CancelRefund(),
        new MaxRefundFee(),
        new RefundView(),
        new RefundsOfOrder(),
        new FollowOffer(follows: true),
        new FollowOffer(follows: false),
        new FollowProduct(follows: true),
        new FollowProduct(follows: false),
        new MessageList(),
    ];
}
