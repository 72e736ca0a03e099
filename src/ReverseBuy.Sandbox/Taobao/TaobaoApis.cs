namespace ReverseBuy.Sandbox.Taobao;

/// <summary>The interfaces the sandbox speaks.</summary>
internal static class TaobaoApis
{
    public static IReadOnlyList<TaobaoApi> All { get; } =
    [
        new ItemSearch(),
        new ImageUpload(),
        new ImageSearch(),
        new ItemGet(),
        new ProductGet(),
        new ProductTranslate(),
        new OrderRender(),
        new OrderCreate(),
        new BatchPay(),
        new AsyncCancel(),
        new OrdersQuery(),
        new LogisticsDetail(),
        new RefundQuery(),
        new TokenCreate(),
        new TokenRefresh(),
    ];
}
