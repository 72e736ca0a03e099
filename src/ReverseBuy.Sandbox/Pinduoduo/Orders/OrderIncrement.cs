using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Hosting;

namespace ReverseBuy.Sandbox.Pinduoduo.Orders;

/// <summary><c>pdd.ddk.order.list.increment.get</c>: orders by their last change, of at most a day, of the last 90, at least 10 a page.</summary>
internal sealed class OrderIncrement() : PinduoduoApi(
    "pdd.ddk.order.list.increment.get",
    "order_list_get_response",
    "start_update_time", "end_update_time", "page", "page_size", "return_count", "query_order_type", "cash_gift_order")
{
    private const long Day = 24 * 60 * 60;

    public override JsonObject Handle(ApiCall call)
    {
        var world = call.World;
        var (start, end) = (call.RequiredLong("start_update_time"), call.RequiredLong("end_update_time"));
        var (page, size) = (call.Whole("page", 1), call.Whole("page_size", 100));
        if (end < start || end - start > Day || world.Now.ToUnixTimeSeconds() - start > 90 * Day)
        {
            throw new ParameterException("start_update_time", missing: false);
        }

        if (page is < 1 or > 10_000 || size is < 10 or > 100)
        {
            throw new ParameterException("page_size", missing: false);
        }

        OrderView[] found = [.. OrderView.All(world).Where(order => order.ChangedAt >= start && order.ChangedAt <= end).OrderBy(order => order.ChangedAt)];
        var answer = new JsonObject { ["order_list"] = WireJson.Array(found.Skip((page - 1) * size).Take(size).Select(order => order.Show(isDetail: false))) };
        if (Flag(call, "return_count", otherwise: true))
        {
            answer["total_count"] = found.Length;
        }

        return answer;
    }
}
