using System.Globalization;
using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;

namespace ReverseBuy.Sandbox.Alibaba1688;

/// <summary>What the platform tells of an offer besides what is for sale. It is the same for all offers; clients that read it must find it.</summary>
internal static class OfferExtras
{
    private const string Since = "2026-04-20 08:00:00";

    /// <summary>Adds what lists and details have in common.</summary>
    public static void AddTo(JsonObject offer, Listing listing)
    {
        var category = listing.Family.CategoryId;
        (offer["topCategoryId"], offer["secondCategoryId"], offer["thirdCategoryId"]) = (category, category, category);
        offer["tradeScore"] = "5.0";
        offer["createDate"] = Since;
        offer["offerIdentities"] = new JsonArray("select");
        offer["promotionModel"] = new JsonObject { ["hasPromotion"] = false, ["promotionType"] = null };
        offer["traceInfo"] = string.Create(CultureInfo.InvariantCulture, $"object_id@{listing.Id}^object_type@offer");
        offer["sellerDataInfo"] = new JsonObject
        {
            ["tradeMedalLevel"] = "5",
            ["compositeServiceScore"] = "4.0",
            ["logisticsExperienceScore"] = "4.5",
            ["disputeComplaintScore"] = "4.0",
            ["offerExperienceScore"] = "4.0",
            ["consultingExperienceScore"] = "5.0",
            ["repeatPurchasePercent"] = "0.4666",
            ["afterSalesExperienceScore"] = "4.0",
        };
    }

    public static void AddToListEntry(JsonObject offer, Listing listing)
    {
        AddTo(offer, listing);
        offer["modifyDate"] = Since;
        offer["isSelect"] = false;
        offer["isPatentProduct"] = false;
        offer["whiteImage"] = null;
        offer["companyName"] = listing.Seller.Name;
        offer["companyAddress"] = $"{listing.Seller.Province}{listing.Seller.City}";
        offer["productSimpleShippingInfo"] = new JsonObject { ["shippingTimeGuarantee"] = "shipIn48Hours" };
    }

    public static void AddToDetail(JsonObject offer, Listing listing)
    {
        AddTo(offer, listing);
        offer["detailVideo"] = null;
        offer["channelPrice"] = null;
        offer["sellingPoint"] = new JsonArray();
        offer["certificateList"] = new JsonArray();
        offer["productCargoNumber"] = string.Empty;
        offer["tagInfoList"] = new JsonArray(new JsonObject { ["key"] = "isOnePsale", ["value"] = listing.MinimumOrderQuantity == 1 });
        offer["invoiceInfo"] = new JsonObject { ["supportOnlineInvoice"] = false, ["supportFastInvoice"] = false, ["invoiceTypes"] = new JsonArray() };
    }
}
