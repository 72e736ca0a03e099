using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Hosting;

namespace ReverseBuy.Sandbox.Taobao;

/// <summary><c>/purchase/orders/query</c>.</summary>
internal sealed class OrdersQuery() : TaobaoApi(
    "/purchase/orders/query",
    "status",
    "sort_type",
    "sort_field",
    "page_no",
    "page_size",
    "modify_time_start",
    "modify_time_end",
    "outer_purchase_id",
    "purchase_ids")
{
    // Not published; larger than what any client seen asks for.
    private const int LargestPage = 100;

    public override JsonObject Handle(ApiCall call)
    {
        var world = call.World;
        var page = call.Whole("page_no", 1);
        var size = call.Whole("page_size", 10);
        if (page < 1 || size is < 1 or > LargestPage)
        {
            throw new ParameterException("page_size", missing: false);
        }

        var ids = call.Optional("purchase_ids") is null ? null : TaobaoParameters.Ids(call, "purchase_ids").ToHashSet();
        var reference = call.Optional("outer_purchase_id");
        var status = call.Optional("status");
        if (status is not null && !PurchaseView.Statuses.Contains(status, StringComparer.Ordinal))
        {
            throw new ParameterException("status", missing: false);
        }

        var from = call.Optional("modify_time_start") is null ? long.MinValue : call.RequiredLong("modify_time_start");
        var to = call.Optional("modify_time_end") is null ? long.MaxValue : call.RequiredLong("modify_time_end");
        var found = world.Orders.Of(Marketplaces.Taobao)
            .Where(order => ids is null || ids.Contains(order.Id))
            .Where(order => reference is null || order.Reference == reference)
            .Where(order => status is null || PurchaseView.StatusOf(world, order, world.Now) == status)
            .Where(order => PurchaseView.ModifiedAt(world, order).ToUnixTimeMilliseconds() is var modified && modified >= from && modified <= to)
            .ToList();
        if (call.Optional("sort_type") is not (null or "ASC" or "DESC"))
        {
            throw new ParameterException("sort_type", missing: false);
        }

        if (call.Optional("sort_type") == "DESC")
        {
            found.Reverse();
        }

        return TaobaoEnvelopes.Plain(new JsonObject
        {
            ["results_total"] = found.Count,
            ["page_no"] = page,
            ["page_size"] = size,
            ["purchase_orders"] = WireJson.Array(found.Skip((page - 1) * size).Take(size).Select(order => PurchaseView.Of(world, order))),
        });
    }

    public override JsonObject Fail(string code, string message) => TaobaoEnvelopes.Plain(null, code, message);
}
