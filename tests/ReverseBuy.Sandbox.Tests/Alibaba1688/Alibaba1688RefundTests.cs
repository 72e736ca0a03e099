using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Tests.Wire;

namespace ReverseBuy.Sandbox.Tests.Alibaba1688;

public sealed class Alibaba1688RefundTests : SandboxTest
{
    private static readonly Listing Plain = CatalogueIndex.Build().Listings.First(
        listing => listing is { Marketplace: Marketplaces.Alibaba1688, QuoteType: 1, MinimumOrderQuantity: 2, Seller: { Warehouses: 1, Mix: null } });

    private string _order = string.Empty;
    private string _line = string.Empty;

    [Fact]
    public async Task Every_reason_to_refuse_has_the_documented_code()
    {
        await BuyAsync();
        var paid = Plain.Skus[0].PriceFen * 2;
        Assert.Equal("5010", await CodeAsync(Wire.RefundAsync(_order, _line, "refundWaitSellerSend", paid)));
        await PayAsync();

        Assert.Equal("5001", await CodeAsync(Wire.RefundAsync("1", _line, "refundWaitSellerSend", paid)));
        Assert.Equal("5003", await CodeAsync(Wire.RefundAsync(_order, _line, "somewhere", paid)));
        Assert.Equal("5004", await CodeAsync(Wire.RefundAsync(_order, _line, "refundWaitSellerSend", paid, reason: "1")));
        Assert.Equal("5005", await CodeAsync(Wire.RefundAsync(_order, _line, "refundWaitSellerSend", paid, reason: "20021")));
        Assert.Equal("5010", await CodeAsync(Wire.RefundAsync(_order, _line, "refundBuyerReceived", paid)));
        Assert.Equal("5010", await CodeAsync(Wire.RefundAsync(_order, _line, "refundWaitSellerSend", paid, request: "returnRefund")));
        Assert.Equal("5011", await CodeAsync(Wire.RefundAsync(_order, _line, "refundWaitSellerSend", paid - 1)));
        Assert.Equal("5012", await CodeAsync(Wire.RefundAsync(_order, _line, "refundWaitSellerSend", paid, description: "x")));
    }

    [Fact]
    public async Task A_refund_is_paid_back_a_while_later_and_shows_in_the_order()
    {
        await BuyAsync();
        await PayAsync();
        await Control.AdvanceClockAsync(TimeSpan.FromHours(6), Stop);

        var refund = (string)At(await Wire.RefundAsync(_order, _line, "refundBuyerReceived", 100), "result", "result", "refundId")!;
        Assert.Equal("waitselleragree", (string)At(await Wire.ViewAsync(_order), "result", "baseInfo", "refundStatus")!);
        await Control.AdvanceClockAsync(TimeSpan.FromHours(1), Stop);

        var view = await Wire.AlibabaAsync("com.alibaba.trade", "alibaba.trade.refund.OpQueryOrderRefund", ("refundId", refund));
        Assert.Equal("refundsuccess", (string)At(view, "result", "opOrderRefundModelDetail", "status")!);
        var order = At(await Wire.ViewAsync(_order), "result", "baseInfo");
        Assert.Equal((1m, 100, "waitbuyerreceive"), ((decimal)At(order, "refund"), (long)At(order, "refundPayment"), (string)At(order, "status")!));
        Assert.Contains((await Control.GetPushesAsync(Stop)).Select(push => push.Kind), kind => kind == "ORDER_BUYER_VIEW_ORDER_BUYER_REFUND_IN_SALES");
    }

    [Fact]
    public async Task Goods_that_are_to_come_back_are_reported_first_and_each_fault_has_its_code()
    {
        await BuyAsync();
        await PayAsync();
        await Control.AdvanceClockAsync(TimeSpan.FromHours(6), Stop);
        var refund = (string)At(await Wire.RefundAsync(_order, _line, "refundBuyerReceived", 100, request: "returnRefund"), "result", "result", "refundId")!;

        Assert.Equal("4007", await ReturnAsync(refund, "ZTO", "7312345678"));
        await Control.AdvanceClockAsync(TimeSpan.FromHours(1), Stop);
        Assert.Equal("waitbuyersend", await StatusAsync(refund));
        Assert.Equal("4002", await ReturnAsync(refund, string.Empty, "7312345678"));
        Assert.Equal("4003", await ReturnAsync(refund, "ZTO", "7312345678", "[\"https://cbu01.alicdn.com/1.jpg\"]"));
        Assert.Equal("4004", await ReturnAsync(refund, "ZTO", "无"));
        Assert.Equal("4005", await ReturnAsync("TQ1", "ZTO", "7312345678"));
        Assert.Null(await ReturnAsync(refund, "ZTO", "7312345678"));
        Assert.Equal("4007", await ReturnAsync(refund, "ZTO", "7312345678"));
        Assert.Equal("waitsellerreceive", await StatusAsync(refund));
        await Control.AdvanceClockAsync(TimeSpan.FromHours(1), Stop);
        Assert.Equal("refundsuccess", await StatusAsync(refund));

        async Task<string?> ReturnAsync(string id, string carrier, string bill, string vouchers = "[]") => (string?)At(
            await Wire.AlibabaAsync(
                "com.alibaba.trade",
                "alibaba.trade.refund.returnGoods",
                ("refundId", id),
                ("logisticsCompanyNo", carrier),
                ("freightBill", bill),
                ("vouchers", vouchers)),
            "result")["errorCode"];
    }

    [Fact]
    public async Task A_refund_that_was_withdrawn_lets_the_order_go_on_and_may_be_asked_for_anew()
    {
        await BuyAsync();
        await PayAsync();
        var paid = Plain.Skus[0].PriceFen * 2;
        var refund = (string)At(await Wire.RefundAsync(_order, _line, "refundWaitSellerSend", paid), "result", "result", "refundId")!;

        Assert.Equal("5010", await CodeAsync(Wire.RefundAsync(_order, _line, "refundWaitSellerSend", paid)));
        Assert.True((bool)At(await WithdrawAsync(refund), "result", "success"));
        Assert.Equal("REFUND_STATUS_ERROR", (string)At(await WithdrawAsync(refund), "result", "errorCode")!);
        Assert.Equal("REFUND_NOT_EXIST", (string)At(await WithdrawAsync("TQ1"), "result", "errorCode")!);
        Assert.Equal("refundclose", await StatusAsync(refund));
        await Control.AdvanceClockAsync(TimeSpan.FromHours(2), Stop);
        Assert.Equal("waitsellersend", (string)At(await Wire.ViewAsync(_order), "result", "baseInfo", "status")!);
        Assert.Equal("REFUND_CLOSED", (string)At(await Wire.ViewAsync(_order), "result", "productItems", 0, "refundStatus")!);
        Assert.NotNull(At(await Wire.RefundAsync(_order, _line, "refundWaitSellerSend", paid), "result", "result", "refundId"));

        Task<System.Text.Json.Nodes.JsonNode> WithdrawAsync(string id) => Wire.AlibabaAsync("com.alibaba.trade", "alibaba.trade.cancelRefund", ("refundId", id));
    }

    [Fact]
    public async Task What_can_be_asked_for_and_what_was_are_told_by_order()
    {
        await BuyAsync();
        await PayAsync();
        var input = $$"""{"orderId":{{_order}},"goodsStatus":"refundWaitSellerSend","refundGoodsCountList":[{"id":{{_line}},"count":1}]}""";
        var most = At(await Wire.AlibabaAsync("com.alibaba.trade", "alibaba.trade.getMaxRefundFee", ("input", input)), "result", "result");
        var refund = (string)At(await Wire.RefundAsync(_order, _line, "refundWaitSellerSend", Plain.Skus[0].PriceFen * 2), "result", "result", "refundId")!;

        Assert.Equal((Plain.Skus[0].PriceFen, Plain.PostFeeFen), ((long)At(most, "maxGoodsFee"), (long)At(most, "maxPostFee")));
        Assert.Equal([refund], await RefundsAsync("1"));
        Assert.Empty(await RefundsAsync("3"));
        await Control.AdvanceClockAsync(TimeSpan.FromHours(1), Stop);
        Assert.Empty(await RefundsAsync("1"));
        Assert.Equal([refund], await RefundsAsync("3"));

        async Task<IEnumerable<string>> RefundsAsync(string type) => At(
            await Wire.AlibabaAsync("com.alibaba.trade", "alibaba.trade.refund.OpQueryBatchRefundByOrderIdAndStatus", ("orderId", _order), ("queryType", type)),
            "result",
            "opOrderRefundModels").AsArray().Select(model => (string)At(model, "refundId")!);
    }

    [Fact]
    public async Task A_buyer_who_confirms_receipt_ends_the_trade()
    {
        await BuyAsync();
        await PayAsync();
        Assert.Equal("ORDER_STATUS_ERROR", await ConfirmAsync(_line));
        await Control.AdvanceClockAsync(TimeSpan.FromHours(6), Stop);
        Assert.Equal("ORDER_NOT_EXIST", await ConfirmAsync("1"));

        Assert.Null(await ConfirmAsync(_line));

        Assert.Equal("success", (string)At(await Wire.ViewAsync(_order), "result", "baseInfo", "status")!);

        async Task<string?> ConfirmAsync(string line) => (string?)At(
            await Wire.AlibabaAsync("com.alibaba.trade", "trade.receivegoods.confirm", ("orderId", _order), ("orderEntryIds", $"[{line}]")), "result")["errorCode"];
    }

    [Fact]
    public async Task A_voucher_is_a_jpeg_of_less_than_a_megabyte_and_a_refund_takes_no_other()
    {
        await BuyAsync();
        await PayAsync();
        var paid = Plain.Skus[0].PriceFen * 2;
        byte[] jpeg = [0xFF, 0xD8, 0xFF, 1, 2, 3];

        Assert.Equal("4000", (string)At(await UploadAsync([.. "GIF89a"u8]), "result", "code")!);
        Assert.Equal("4000", (string)At(await UploadAsync([.. jpeg, .. new byte[1024 * 1024]]), "result", "code")!);
        Assert.Equal("gw.ParamInvalid", (string)At(await UploadAsync(jpeg, "picture"), "error_code")!);
        Assert.Equal("4000", (string)At(await Wire.AlibabaAsync("com.alibaba.trade", "alibaba.trade.uploadRefundVoucher", ("imageData", "/9j/")), "result", "code")!);
        var place = At(await UploadAsync(jpeg), "result", "result");
        var address = $"{At(place, "imageDomain")}{At(place, "imageRelativeUrl")}";

        Assert.Equal("5005", await CodeAsync(Wire.RefundAsync(_order, _line, "refundWaitSellerSend", paid, reason: "20021", voucher: "https://cbu01.alicdn.com/1.jpg")));
        var refund = (string)At(await Wire.RefundAsync(_order, _line, "refundWaitSellerSend", paid, reason: "20021", voucher: address), "result", "result", "refundId")!;
        var order = At(await Wire.ViewAsync(_order), "result");
        Assert.Equal((refund, refund, "WAIT_SELLER_AGREE"), ((string)At(order, "baseInfo", "refundId")!, (string)At(order, "productItems", 0, "refundId")!, (string)At(order, "productItems", 0, "refundStatus")!));

        Task<System.Text.Json.Nodes.JsonNode> UploadAsync(byte[] file, string field = "imageData") =>
            Wire.UploadAsync("com.alibaba.trade", "alibaba.trade.uploadRefundVoucher", field, file);
    }

    private async Task<string> StatusAsync(string refund) => (string)At(
        await Wire.AlibabaAsync("com.alibaba.trade", "alibaba.trade.refund.OpQueryOrderRefund", ("refundId", refund)),
        "result",
        "opOrderRefundModelDetail",
        "status")!;

    private static async Task<string> CodeAsync(Task<System.Text.Json.Nodes.JsonNode> answer) => (string)At(await answer, "result", "code")!;

    private async Task BuyAsync()
    {
        _order = (string)At(await Wire.CreateAsync("refund", (Plain.Id, Plain.Skus[0].SpecId, 2)), "result", "orderId")!;
        _line = (string)At(await Wire.ViewAsync(_order), "result", "productItems", 0, "subItemIDString")!;
    }

    private async Task PayAsync()
    {
        await Wire.PayAsync(_order);
        await Control.AdvanceClockAsync(TimeSpan.FromSeconds(2), Stop);
    }
}
