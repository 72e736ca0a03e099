using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Jd.Orders;
using ReverseBuy.Sandbox.Orders;
using ReverseBuy.Sandbox.Pushes;
using ReverseBuy.Sandbox.State;

namespace ReverseBuy.Sandbox.Jd.Messages;

/// <summary>The kinds of messages that the sandbox writes. What moves is told part by part, and a split names the whole.</summary>
internal static class JdMessages
{
    // The sandbox's JD has two warehouses, so an order has two parts at most.
    private const int MostParts = 2;

    public static IEnumerable<IPushFormat> All(World world) =>
    [
        new JdMessage(world, "26", (world, change) => Moved(world, change, OrderStage.Building) is { } order ? new JsonObject { ["jdOrderId"] = order.Id } : null),
        new JdMessage(world, "25", (world, change) => Moved(world, change, OrderStage.Paid) is { } order ? new JsonObject { ["orderId"] = order.Id } : null),
        new JdMessage(world, "1", (world, change) => Moved(world, change, OrderStage.Paid) is { } order && JdPart.Of(world, order, change.At).Count > 1
            ? new JsonObject { ["pOrder"] = order.Id }
            : null),
        .. OfParts(world, "12", OrderStage.Shipped, part => new JsonObject { ["orderId"] = part.Id }),
        .. OfParts(world, "5", OrderStage.Signed, part => new JsonObject { ["orderId"] = part.Id, ["state"] = 1 }),
        .. OfParts(world, "31", OrderStage.Signed, part => new JsonObject { ["orderId"] = part.Id, ["jdOrderState"] = 19, ["pin"] = "sandbox-user" }),
        new JdMessage(world, "10", (world, change) => Moved(world, change, OrderStage.Closed) is { CancelledAt: not null } order ? new JsonObject { ["orderId"] = order.Id } : null),
        new JdMessage(world, "15", (world, change) => Moved(world, change, OrderStage.Closed) is { CancelledAt: null } order
            ? new JsonObject { ["orderId"] = order.Id, ["cancelType"] = 2 }
            : null),
        new JdMessage(world, "2", (_, change) => change is ListingRepriced repriced ? new JsonObject { ["skuId"] = repriced.Listing.Id } : null),
        new JdMessage(world, "4", (_, change) => change is PushedChange.ListingChanged { IsGone: true } changed
            ? new JsonObject { ["skuId"] = changed.Listing.Id, ["state"] = 0 }
            : null),
    ];

    private static IEnumerable<IPushFormat> OfParts(World world, string kind, OrderStage stage, Func<JdPart, JsonObject> resultOf) =>
        Enumerable.Range(0, MostParts).Select(index => new JdMessage(world, kind, (world, change) =>
            Moved(world, change, stage) is { } order && JdPart.Of(world, order, change.At).ElementAtOrDefault(index) is { } part ? resultOf(part) : null));

    private static OrderRecord? Moved(World world, PushedChange change, OrderStage stage) =>
        change is PushedChange.OrderMoved { Order: var order } && world.Timeline.StageOf(order, change.At) == stage ? order : null;
}
