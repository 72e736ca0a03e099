namespace ReverseBuy.Connectors.Alibaba1688.Tests.Support;

/// <summary>Answers in the words of the platform's own samples.</summary>
internal static class Samples
{
    public const string Detail = "product.search.queryProductDetail";
    public const string Search = "product.search.keywordQuery";
    public const string Preview = "alibaba.createOrder.preview";
    public const string Create = "alibaba.trade.createCrossOrder";
    public const string Pay = "alibaba.trade.pay.protocolPay.preparePay";
    public const string Order = "alibaba.trade.get.buyerView";
    public const string Orders = "alibaba.trade.getBuyerOrderList";
    public const string Shipments = "alibaba.trade.getLogisticsInfos.buyerView";
    public const string Trace = "alibaba.trade.getLogisticsTraceInfo.buyerView";

    public const string Offer = """
        {"offerId":548818919805,"subject":"保温杯","subjectTrans":"Thermos cup","sellerOpenId":"BBBspz8Z4AmsyZ5SmwYL4Xi_A","status":"published",
         "minOrderQuantity":2,"batchNumber":null,"productImage":{"images":["http://img.china.alibaba.com/img/ibank/1.jpg"]},
         "productSkuInfos":[{"amountOnSale":1030,"price":"14.9","skuId":4878065068300,"specId":"b222c2964434b1ab3e92753338fa6af2",
          "skuAttributes":[{"attributeId":100019517,"attributeName":"颜色","attributeNameTrans":"Color","value":"白色"}]}],
         "productSaleInfo":{"amountOnSale":2591,"priceRangeList":[{"startQuantity":2,"price":"13.9"}],"quoteType":1}}
        """;

    public const string PreviewOfTwo = """
        {"orderPreviewResuslt":[{"tradeModeNameList":["nzassure"],"status":true,"sumPayment":4400,"sumCarriage":800,"sumPaymentNoCarriage":3600,"flowFlag":"general",
         "cargoList":[{"amount":36,"finalUnitPrice":18,"specId":"eb81c61de14f4adb405ffcc2c8a4a3fb","skuId":3332085412530,"offerId":548818919805}]},
         {"tradeModeNameList":["nzassure"],"status":true,"sumPayment":1500,"sumCarriage":500,"sumPaymentNoCarriage":1000,"cargoList":[]}],"success":true}
        """;

    public const string Single = """{"result":{"success":false,"orderId":"87407346014789305","totalSuccessAmount":156800,"postFee":800},"success":true}""";

    public const string Split = """
        {"result":{"success":true,"orderId":"","orderList":[{"postFee":48000,"orderAmmount":4848000,"discount":0,"orderId":"105581756010628640"},
         {"postFee":50000,"orderAmmount":5050000,"discount":0,"orderId":"105637283010628640"}]},"success":true}
        """;

    public static string Found(string offer) => $$$"""{"result":{"success":true,"code":"200","message":"成功","result":{{{offer}}}}}""";

    public static string Trade(string id = "58218860983545941", string status = "waitsellersend", string logistics = "1") => $$$$"""
        {"baseInfo":{"id":58218860983545944,"idOfStr":"{{{{id}}}}","status":"{{{{status}}}}","totalAmount":6.15,"shippingFee":6,"sumProductPayment":0.3,
          "createTime":"20170913231708000-0700","payTime":"20170913231727000-0700"},
         "productItems":[{"productID":547486647009,"skuID":3315536521048,"specId":"28b952ec96c8b5c3ab0affc1b74923f0","price":0.3,"quantity":1,"itemAmount":0.3,
          "logisticsStatus":{{{{logistics}}}}}]}
        """;

    public static string View(string result) => $$"""{"result":{{result}},"success":"true"}""";

    public static string Failure(string code, string message = "失败") =>
        $$"""{"result":null,"success":"false","errorCode":"{{code}}","errorMessage":"{{message}}"}""";
}
