using ReverseBuy.Buying;
using ReverseBuy.Catalogue;

namespace ReverseBuy.Connectors.Taobao.Tests.Support;

/// <summary>Purchases to test with.</summary>
internal static class Purchases
{
    public static WarehouseAddress Warehouse { get; } = new()
    {
        Warehouse = new WarehouseId("gz-1"),
        Province = "广东省",
        City = "广州市",
        District = "白云区",
        Street = "某路1号",
        DistrictCode = "440111",
        PostalCode = "510000",
        ContactName = "王某某",
        ContactPhone = "13800000000",
    };

    public static PurchaseLine Line(string key, int quantity = 1, decimal yuan = 10m) =>
        new(new SkuId(TaobaoHost.Listing("731040994692"), key), key, quantity, new Money(yuan, Currency.CNY));

    public static PurchaseRequest Request(params PurchaseLine[] lines) => new("FY20220426002", Warehouse, lines);
}
