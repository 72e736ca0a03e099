using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Tests.Wire;

namespace ReverseBuy.Sandbox.Tests.Alibaba1688;

/// <summary>
/// A client of the real platform reads whatever the platform's pages name, so that the simulator must send it, be it null. The names are those of
/// the published pages and samples, misspelt where they are.
/// </summary>
public sealed class DocumentedMembersTests : SandboxTest
{
    private const string CrossBorder = "com.alibaba.fenxiao.crossborder";
    private const string Trade = "com.alibaba.trade";
    private const string Logistics = "com.alibaba.logistics";

    private static readonly Listing Plain = CatalogueIndex.Build().Listings.First(
        listing => listing is { Marketplace: Marketplaces.Alibaba1688, QuoteType: 1, MinimumOrderQuantity: 2, Seller: { Warehouses: 1, Mix: null } });

    [Fact]
    public async Task Lists_of_offers_hold_all_of_them()
    {
        var page = At(await Wire.AlibabaAsync(CrossBorder, "product.search.keywordQuery", ("offerQueryParam", """{"keyword":"连衣裙","beginPage":1,"pageSize":20,"country":"en"}""")), "result", "result");

        Holds(page, "totalRecords totalPage pageSize currentPage data");
        Holds(
            At(page, "data", 0),
            "imageUrl subject subjectTrans offerId isJxhy priceInfo repurchaseRate monthSold minOrderQuantity isOnePsale isSelect isPatentProduct sellerIdentities offerIdentities tradeScore "
            + "whiteImage topCategoryId secondCategoryId thirdCategoryId createDate modifyDate promotionModel sellerDataInfo productSimpleShippingInfo promotionURL traceInfo companyName");
        Holds(At(page, "data", 0, "priceInfo"), "price consignPrice promotionPrice jxhyPrice pfJxhyPrice");
    }

    [Fact]
    public async Task Details_hold_all_of_them()
    {
        var offer = At(await Wire.DetailAsync(Plain.Id), "result", "result");

        Holds(
            offer,
            "offerId categoryId categoryName subject subjectTrans description mainVideo detailVideo productImage productAttribute productSkuInfos productSaleInfo productShippingInfo isJxhy sellerOpenId "
            + "minOrderQuantity batchNumber status tagInfoList traceInfo sellerMixSetting productCargoNumber sellerDataInfo soldOut channelPrice promotionModel tradeScore topCategoryId secondCategoryId "
            + "thirdCategoryId sellingPoint offerIdentities createDate isSelect certificateList promotionUrl companyName invoiceInfo");
        Holds(At(offer, "productSkuInfos", 0), "amountOnSale price skuId specId skuAttributes cargoNumber promotionPrice fenxiaoPriceInfo retailPrice");
        Holds(At(offer, "productSkuInfos", 0, "skuAttributes", 0), "attributeId attributeName attributeNameTrans value valueTrans skuImageUrl");
        Holds(At(offer, "productSaleInfo"), "amountOnSale priceRangeList quoteType unitInfo");
        Holds(At(offer, "productShippingInfo"), "sendGoodsAddressText weight width height length skuShippingInfoList shippingTimeGuarantee skuShippingDetails");
        Holds(At(offer, "sellerMixSetting"), "generalHunpi mixAmount mixNumber");
    }

    [Fact]
    public async Task Previews_and_orders_hold_all_of_them()
    {
        var preview = await Wire.PreviewAsync((Plain.Id, Plain.Skus[0].SpecId, 2));
        var order = (string)At(await Wire.CreateAsync("rb1", (Plain.Id, Plain.Skus[0].SpecId, 2)), "result", "orderId")!;
        var trade = At(await Wire.ViewAsync(order), "result");

        Holds(preview, "orderPreviewResuslt success errorCode errorMsg postFeeByDescOfferList consignOfferList unsupportedCrossBorderPayOfferList");
        Holds(
            At(preview, "orderPreviewResuslt", 0),
            "status tradeModeNameList tradeModelList flowFlag sumPayment sumCarriage sumPaymentNoCarriage discountFee additionalFee message resultCode cargoList shopPromotionList payChannelInfos");
        Holds(At(preview, "orderPreviewResuslt", 0, "cargoList", 0), "amount finalUnitPrice specId skuId offerId resultCode message cargoPromotionList");
        Holds(trade, "baseInfo productItems nativeLogistics tradeTerms orderBizInfo orderRateInfo extAttributes guaranteesTerms");
        Holds(
            At(trade, "baseInfo"),
            "id idOfStr status totalAmount shippingFee sumProductPayment discount couponFee refund refundPayment refundStatus refundStatusForAs refundId createTime modifyTime payTime allDeliveredTime "
            + "closeReason tradeType payTimeout outOrderId buyerID buyerLoginId sellerID sellerLoginId sellerUserId receiverInfo");
        Holds(At(trade, "baseInfo", "receiverInfo"), "toFullName toMobile toPost toDivisionCode toArea");
        Holds(
            At(trade, "productItems", 0),
            "productID skuID specId name price quantity quantityFactor itemAmount entryDiscount refund status statusStr subItemID subItemIDString logisticsStatus skuInfos unit gmtPayExpireTime productImgUrl "
            + "refundStatus refundId refundIdForAs");
    }

    [Fact]
    public async Task Parcels_and_missed_messages_hold_all_of_them()
    {
        var order = (string)At(await Wire.CreateAsync("rb1", (Plain.Id, Plain.Skus[0].SpecId, 2)), "result", "orderId")!;
        await Wire.PayAsync(order);
        await Control.AdvanceClockAsync(TimeSpan.FromHours(7), Stop);

        Holds(
            At(await Wire.AlibabaAsync(Logistics, "alibaba.trade.getLogisticsInfos.buyerView", ("webSite", "1688"), ("orderId", order)), "result", 0),
            "logisticsId logisticsBillNo orderEntryIds status logisticsCompanyId logisticsCompanyName logisticsCompanyNo remarks sendGoods receiver sender logisticsOrderGoods");
        Holds(At(await Wire.TraceAsync(order), "logisticsTrace", 0), "logisticsId orderId logisticsBillNo logisticsSteps");
        Holds(At(await Wire.AlibabaAsync("cn.alibaba.open", "push.cursor.messageList"), "pushMessageList", 0), "msgId type userInfo data gmtBorn topicGroup topicName");
        Holds(At(await Wire.AlibabaAsync(Trade, "alibaba.trade.pay.protocolPay.isopen"), "result", "result", "paymentAgreements", 0), "payChannel bindingStatus signedStatus signUrl agreementNo");
    }

    private static void Holds(JsonNode holder, string names) => Assert.Empty(names.Split(' ').Except(holder.AsObject().Select(member => member.Key)));
}
