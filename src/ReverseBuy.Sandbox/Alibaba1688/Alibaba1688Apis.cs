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
        new CreateOrderPreview(),
        new CreateCrossOrder(),
        new PayAgreements(),
        new PreparePay(),
        new CashierUrl(),
        new BuyerOrderList(),
        new BuyerOrderView(),
        new CancelOrder(),
        new LogisticsInfos(),
        new LogisticsTrace(),
        new AddressParsing(),
        new RefundReasonList(),
        new CreateRefund(),
        new RefundView(),
        new MessageList(),
    ];
}
