using Lantern.Catalogue;
using Lantern.Gateway;
using ReverseBuy.Buying;
using ReverseBuy.Connectors;
using ReverseBuy.Connectors.Http;

namespace Lantern.Buying;

/// <summary>Reads orders. A list goes on by a cursor until it ends: half of what a reference made would be no answer.</summary>
internal sealed class LanternUpstreamOrders(LanternGateway gateway) : IUpstreamOrders
{
    private const int Limit = 50;

    public async ValueTask<UpstreamOrderReading?> FindAsync(ConnectorContext context, string upstreamOrderId, CancellationToken cancellationToken) => await gateway.CallAsync(
        context,
        LanternOperation.GetOrder,
        new { Id = upstreamOrderId },
        answer => answer.ErrorCode == "ORDER_NOT_FOUND" ? null : Read(answer.Require().Member("order")!.Value),
        cancellationToken).ConfigureAwait(false);

    public async ValueTask<IReadOnlyList<UpstreamOrderReading>> FindByReferenceAsync(ConnectorContext context, string reference, CancellationToken cancellationToken)
    {
        var found = new List<UpstreamOrderReading>();
        string? cursor = null;
        do
        {
            var (orders, next) = await ListAsync(context, new { Reference = reference, Limit, Cursor = cursor }, cancellationToken).ConfigureAwait(false);
            found.AddRange(orders);
            cursor = next;
        }
        while (cursor is not null);
        return found;
    }

    public async ValueTask<UpstreamOrderPage> ListAsync(ConnectorContext context, UpstreamOrderQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        string? cursor = null;
        for (var page = 1; ; page++)
        {
            var request = new
            {
                ModifiedFrom = query.ModifiedFrom.ToUnixTimeMilliseconds(),
                ModifiedUntil = query.ModifiedUntil.ToUnixTimeMilliseconds(),
                Limit = Math.Clamp(query.PageSize, 1, Limit),
                Cursor = cursor,
            };
            var (orders, next) = await ListAsync(context, request, cancellationToken).ConfigureAwait(false);
            if (page == query.Page || next is null)
            {
                return new UpstreamOrderPage(page == query.Page ? orders : [], next is not null);
            }

            cursor = next;
        }
    }

    private static UpstreamOrderReading Read(WireValue order)
    {
        var state = LanternProductReader.Required(order, "state");
        return new UpstreamOrderReading
        {
            Id = LanternProductReader.Required(order, "id"),
            Status = state switch
            {
                "unpaid" => UpstreamStatus.Unpaid,
                "paid" => UpstreamStatus.Paid,
                "shipped" => UpstreamStatus.Shipped,
                "received" => UpstreamStatus.Received,
                "cancelled" => UpstreamStatus.Cancelled,
                "expired" => UpstreamStatus.Expired,
                _ => UpstreamStatus.Unknown,
            },
            MarketplaceStatus = state,
            Total = LanternProductReader.RequiredFen(order, "total_fen"),
            Freight = LanternProductReader.RequiredFen(order, "freight_fen"),
            Reference = order.Text("reference"),
            Lines =
            [
                .. order.List("lines").Select(line => new UpstreamOrderLine(
                    $"{LanternProductReader.Required(line, "item")}:{LanternProductReader.Required(line, "sku")}",
                    checked((int)line.Whole("quantity")!.Value),
                    LanternProductReader.RequiredFen(line, "price_fen"))),
            ],
            CreatedAt = TimeOf(order, "created_at"),
            PaidAt = TimeOf(order, "paid_at"),
        };
    }

    private static DateTimeOffset? TimeOf(WireValue order, string name) => order.Whole(name) is { } milliseconds ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;

    private Task<(IReadOnlyList<UpstreamOrderReading> Orders, string? Next)> ListAsync(ConnectorContext context, object request, CancellationToken cancellationToken) =>
        gateway.CallAsync<(IReadOnlyList<UpstreamOrderReading>, string?)>(
            context,
            LanternOperation.ListOrders,
            request,
            answer => ([.. answer.Require().List("orders").Select(Read)], answer.Data.Text("next")),
            cancellationToken);
}
