namespace ReverseBuy.Sandbox.Alibaba1688;

/// <summary>The interfaces the sandbox speaks.</summary>
internal static class Alibaba1688Apis
{
    public static IReadOnlyList<Alibaba1688Api> All { get; } =
    [
        new KeywordQuery(),
        new ProductDetail(),
        new CreateOrderPreview(),
        new CreateCrossOrder(),
        new PreparePay(),
        new BuyerOrderList(),
        new BuyerOrderView(),
        new CancelOrder(),
        new LogisticsInfos(),
        new LogisticsTrace(),
    ];
}
