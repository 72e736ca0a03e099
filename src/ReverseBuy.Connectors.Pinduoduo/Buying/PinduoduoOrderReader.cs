using System.Globalization;
using System.Text.Json;
using ReverseBuy.Buying;
using ReverseBuy.Connectors.Http;
using ReverseBuy.Connectors.Pinduoduo.Gateway;

namespace ReverseBuy.Connectors.Pinduoduo.Buying;

/// <summary>Reads orders, of the feed and by themselves. Each is of one listing.</summary>
internal static class PinduoduoOrderReader
{
    /// <summary>The order; <see langword="null"/> when it is not one of this tenant's account, or none at all.</summary>
    /// <exception cref="JsonException">What an order must have is missing or unreadable.</exception>
    public static UpstreamOrderReading? Read(ConnectorContext context, WireValue order)
    {
        if (order.Text("order_sn") is not { } id || PinduoduoMark.Read(context, order) is not { } reference)
        {
            return null;
        }

        var (status, returns) = (order.Whole("order_status"), order.Whole("return_status"));
        return new UpstreamOrderReading
        {
            Id = id,
            Status = PinduoduoOrderStatus.Of(status, returns, order.Instant("order_receive_time") is not null),
            MarketplaceStatus = string.Create(CultureInfo.InvariantCulture, $"order_status {status}, return_status {returns}"),
            Total = order.Fen("order_amount") ?? throw new JsonException("An order has no amount."),

            // It is part of the amount and not told.
            Freight = Money.Zero(Currency.CNY),
            Reference = reference,
            Lines = order.Text("goods_sign") is { } sign && order.Whole("goods_quantity") is > 0 and <= int.MaxValue and var count
                ? [new UpstreamOrderLine(sign, (int)count, order.Fen("goods_price") ?? throw new JsonException("An order has no price."))]
                : [],
            CreatedAt = order.Instant("order_create_time"),
            PaidAt = order.Instant("order_pay_time"),
        };
    }
}
