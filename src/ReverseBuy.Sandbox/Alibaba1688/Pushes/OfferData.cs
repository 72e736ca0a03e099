using System.Globalization;
using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Pushes;
using ReverseBuy.Sandbox.State;

namespace ReverseBuy.Sandbox.Alibaba1688.Pushes;

/// <summary>What the topics about offers hold. They come for offers that are followed, and for no others.</summary>
internal static class OfferData
{
    public static JsonObject? Restocked(World world, PushedChange change) => change is not ListingRestocked restocked || !IsFollowed(world, restocked.Listing)
        ? null
        : new JsonObject
        {
            ["OfferInventoryChangeList"] = new JsonArray(new JsonObject
            {
                ["offerId"] = restocked.Listing.Id,
                ["offerOnSale"] = restocked.Listing.Skus.Sum(sku => world.Market.StockOf(restocked.Listing, sku)),
                ["skuId"] = restocked.Listing.HasSkus ? restocked.Sku.Id : null,
                ["skuOnSale"] = world.Market.StockOf(restocked.Listing, restocked.Sku),
                ["quantity"] = restocked.By,
                ["bizTime"] = change.At.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
            }),
        };

    public static JsonObject? Changed(World world, PushedChange change)
    {
        if (change is not PushedChange.ListingChanged { IsGone: false, Listing: var listing } || !IsFollowed(world, listing))
        {
            return null;
        }

        var data = Offers(listing, change.At);
        data["action"] = "modify";
        return data;
    }

    public static JsonObject? Expired(World world, PushedChange change)
    {
        if (change is not PushedChange.ListingChanged { IsGone: true, Listing: var listing } || !IsFollowed(world, listing))
        {
            return null;
        }

        var data = Offers(listing, change.At);
        data["status"] = "RELATION_VIEW_PRODUCT_EXPIRE";
        return data;
    }

    public static JsonObject? Repriced(World world, PushedChange change) => change is not ListingRepriced repriced || !IsFollowed(world, repriced.Listing)
        ? null
        : new JsonObject
        {
            ["productId"] = repriced.Listing.Id.ToString(CultureInfo.InvariantCulture),
            ["memberId"] = repriced.Listing.Seller.MemberId,
            ["msgSendTime"] = Alibaba1688Time.Plain(change.At),
        };

    private static bool IsFollowed(World world, Listing listing) => world.State.FollowedOffers.Contains(listing.Id);

    private static JsonObject Offers(Listing listing, DateTimeOffset at) => new()
    {
        ["productIds"] = listing.Id.ToString(CultureInfo.InvariantCulture),
        ["memberId"] = listing.Seller.MemberId,
        ["msgSendTime"] = Alibaba1688Time.Plain(at),
    };
}
