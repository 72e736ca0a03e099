using System.Text.Json;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors.Alibaba1688.Buying;
using ReverseBuy.Connectors.Alibaba1688.Catalogue;
using ReverseBuy.Connectors.Alibaba1688.Following;
using ReverseBuy.Connectors.Alibaba1688.Gateway;
using ReverseBuy.Connectors.Alibaba1688.Tests.Support;
using ReverseBuy.Connectors.Alibaba1688.Tokens;
using ReverseBuy.Connectors.Http;

namespace ReverseBuy.Connectors.Alibaba1688.Tests;

/// <summary>Each sample answer, written in every other way that the platform is known to write, makes the same model.</summary>
public sealed class ToleranceTests
{
    private static readonly Alibaba1688Options Options = new();
    private static readonly PurchaseLine[] Lines = [ScriptedHost.Line];

    // The sample, how it is read, and the names that the model is made of: any other may be null and changes nothing.
    private static readonly (string Sample, Func<WireValue, object?> Read, string Meant)[] Cases =
    [
        ("keyword-query", answer => OfferPage.Read(Alibaba1688Operation.Search, answer, 1), "result data totalRecords totalPage offerId subject subjectTrans imageUrl priceInfo price"),
        ("image-query", answer => OfferPage.Read(Alibaba1688Operation.ImageSearch, answer, 1), "result data totalRecords offerId subject subjectTrans imageUrl priceInfo price"),
        ("image-upload", Alibaba1688ImageSearch.ReadImageId, "result"),
        ("seller-offer-list", answer => OfferPage.Read(Alibaba1688Operation.ShopSearch, answer, 1), "result data totalRecords totalPage offerId subject subjectTrans imageUrl priceInfo price"),
        ("offer-recommend", answer => OfferPage.ReadRecommended(answer, 20), "result offerId subject subjectTrans imageUrl priceInfo price"),
        ("top-list", OfferPage.ReadRanking, "result rankProductModels itemId title translateTitle imgUrl sort"),
        ("detail-by-sku", Detail, "result subject subjectTrans categoryId categoryName description productImage images productAttribute attributeName attributeNameTrans value valueTrans productSkuInfos amountOnSale price "
            + "skuId specId skuAttributes skuImageUrl productSaleInfo quoteType unitInfo unit sellerOpenId companyName minOrderQuantity batchNumber status "
            + "productShippingInfo weight skuShippingInfoList"),
        ("detail-by-quantity", Detail, "result subject productSaleInfo amountOnSale priceRangeList startQuantity price sellerOpenId minOrderQuantity batchNumber status"),
        ("detail-skus-by-quantity", Detail, "result subject productImage images productSkuInfos amountOnSale price skuId specId skuAttributes attributeName value productSaleInfo "
            + "priceRangeList startQuantity unitInfo unit sellerOpenId minOrderQuantity status"),
        ("freight", answer => Alibaba1688FreightEstimator.Read(answer, ScriptedHost.Listing), "result freight"),
        ("preview", answer => PreviewReading.Read(answer, Lines), "orderPreviewResuslt success tradeModeNameList sumPayment sumCarriage"),
        ("preview-refused", answer => PreviewReading.Read(answer, Lines), "orderPreviewResuslt errorCode cargoList specId offerId resultCode message"),
        ("create", answer => CreationReading.Read(answer, Lines), "result orderId totalSuccessAmount failedOfferList offerId specId errorCode errorMessage"),
        ("create-split", answer => CreationReading.Read(answer, Lines), "result orderList orderAmmount orderId"),
        ("pay", PaymentReading.Read, "result paySuccess"),
        ("pay-agreements", answer => PaymentReading.HasAgreement(answer, "alipay"), "result paymentAgreements bindingStatus signedStatus payChannel"),
        ("cashier", answer => Alibaba1688Cashier.Read(Alibaba1688Operation.CashierLink, answer), "payUrl"),
        ("cashier-cross-border", answer => Alibaba1688Cashier.Read(Alibaba1688Operation.CrossBorderCashierLink, answer), "errorCode errorMsg cantPayOrderList"),
        ("follow", answer => Alibaba1688OfferFollowing.Read(Alibaba1688Operation.Follow, answer), "result success"),
        ("follow-product", answer => Alibaba1688OfferFollowing.Read(Alibaba1688Operation.FollowProduct, answer), "code"),
        ("follow-refused", answer => Alibaba1688OfferFollowing.Read(Alibaba1688Operation.Follow, answer), "result success msg"),
        ("refund-step", RefundStepReading.ReadReturn, "errorCode errorInfo result"),
        ("voucher", answer => Alibaba1688RefundVouchers.Read(answer), "result imageDomain imageRelativeUrl"),
        ("cancel", CancellationReading.Read, "success"),
        ("cancel-too-fast", CancellationReading.Read, "errorCode errorMessage"),
        ("order", Alibaba1688UpstreamOrders.ReadOne, "result baseInfo idOfStr status totalAmount shippingFee createTime payTime outOrderId productItems productID specId price quantity subItemIDString refundId refundIdForAs"),
        ("order-list", answer => Alibaba1688UpstreamOrders.ReadList(answer, 1, 20), "result baseInfo status totalAmount createTime productItems productID specId price quantity logisticsStatus totalRecord"),
        ("logistics-infos", answer => Alibaba1688DomesticTracking.ReadShipments(answer).Select(entry => new { entry.Shipment, entry.LogisticsId }), "result logisticsId logisticsBillNo status logisticsCompanyName"),
        ("trace", answer => Alibaba1688DomesticTracking.ReadSteps(answer).Select(group => new { group.Key, Steps = group.ToList() }), "logisticsTrace logisticsBillNo logisticsSteps acceptTime remark"),
        ("address", Alibaba1688AddressParser.Read, "result address addressCode postCode"),
        ("refund-reasons", RefundAnswers.ReadReasons, "result reasons id name needVoucher"),
        ("refund-created", RefundAnswers.ReadApplication, "result refundId"),
        ("refund", answer => RefundAnswers.ReadDetail(answer, "TQ0"), "result opOrderRefundModelDetail refundId status"),
        ("token", Token, "expires_in refresh_token access_token"),
        ("messages", answer => Alibaba1688ChangeFeed.Read(answer).Select(message => new { message.MessageId, message.Account, Hints = message.Hints.Cast<object>() }),
            "pushMessageList msgId type userInfo gmtBorn data orderId msgSendTime batchPay OrderLogisticsTracingModel mailNo orderLogsItems MailNoChangeModel newMailNo eventTime "
            + "tradeOrderIds actionTime OfferInventoryChangeList offerId bizTime productIds action productId"),
    ];

    public static TheoryData<string> SampleNames => [.. Cases.Select(each => each.Sample)];

    [Theory]
    [MemberData(nameof(SampleNames))]
    public void A_sample_makes_a_model(string sample)
    {
        var model = ModelOf(sample, SampleFile.Text(sample));

        Assert.DoesNotContain("Exception", model, StringComparison.Ordinal);
        Assert.NotEqual("null", model);
    }

    [Theory]
    [MemberData(nameof(SampleNames))]
    public void Numbers_truths_and_texts_may_be_written_as_each_other(string sample)
    {
        var text = SampleFile.Text(sample);
        var expected = ModelOf(sample, text);

        foreach (var (where, json) in JsonMutations.FlipEachScalar(text))
        {
            Assert.True(expected == ModelOf(sample, json), $"{where} is read differently: {ModelOf(sample, json)}");
        }

        Assert.Equal(expected, ModelOf(sample, JsonMutations.FlipAll(text)));
    }

    [Theory]
    [MemberData(nameof(SampleNames))]
    public void Objects_and_lists_may_be_texts_that_hold_them(string sample)
    {
        var text = SampleFile.Text(sample);
        var expected = ModelOf(sample, text);

        foreach (var (where, json) in JsonMutations.NestEachInText(text))
        {
            Assert.True(expected == ModelOf(sample, json), $"{where} is read differently: {ModelOf(sample, json)}");
        }
    }

    [Theory]
    [MemberData(nameof(SampleNames))]
    public void Members_that_nobody_knows_change_nothing(string sample) =>
        Assert.Equal(ModelOf(sample, SampleFile.Text(sample)), ModelOf(sample, JsonMutations.AddUnknownMembers(SampleFile.Text(sample))));

    [Theory]
    [MemberData(nameof(SampleNames))]
    public void A_member_that_is_null_is_as_good_as_one_that_is_missing(string sample) =>
        Assert.Equal(ModelOf(sample, SampleFile.Text(sample)), ModelOf(sample, JsonMutations.LeaveOutNulls(SampleFile.Text(sample))));

    [Theory]
    [MemberData(nameof(SampleNames))]
    public void What_the_model_is_not_made_of_may_be_missing(string sample)
    {
        var text = SampleFile.Text(sample);
        var expected = ModelOf(sample, text);

        var matters = JsonMutations.NullEachName(text).Where(each => ModelOf(sample, each.Json) != expected).Select(each => each.Name);

        Assert.Equal(Cases.Single(each => each.Sample == sample).Meant.Split(' ').Order(StringComparer.Ordinal), matters.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_sample_of_an_answer_is_read() => Assert.Equal(
        Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Samples")).Select(Path.GetFileNameWithoutExtension).Except(["hints", "errors", "answers"]).Order(),
        SampleNames.Select(row => row.Data).Order());

    private static object? Detail(WireValue answer) => OfferDetail.Read(Options, answer, ScriptedHost.Listing) is { } detail
        ? new { detail.Product, Keys = detail.Product.Skus.Select(sku => detail.PurchaseKeyOf(sku.Id)) }
        : null;

    // Its text form hides all of it, and so does an assertion's message.
    private static object Token(WireValue answer)
    {
        var credentials = Alibaba1688TokenIssuer.Read(answer, null, DateTimeOffset.UnixEpoch);
        return new { credentials.AccessToken, credentials.RefreshToken, credentials.ExpiresAt };
    }

    private static string ModelOf(string sample, string json)
    {
        try
        {
            var model = Cases.Single(each => each.Sample == sample).Read(WireValue.Parse(json));
            return model is null ? "null" : model.GetType().Name + JsonSerializer.Serialize(model, model.GetType());
        }
        catch (Exception exception) when (exception is JsonException or MarketplaceException)
        {
            return exception.GetType().Name;
        }
    }
}
