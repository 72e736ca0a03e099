using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Hosting;
using ReverseBuy.Sandbox.Orders;
using ReverseBuy.Sandbox.Pinduoduo.Orders;
using ReverseBuy.Sandbox.Pushes;
using ReverseBuy.Sandbox.State;
using ReverseBuy.Sandbox.Taobao;

namespace ReverseBuy.Sandbox.Control;

/// <summary>The control API under <c>/_sandbox/</c>; its calls are not counted as marketplace calls.</summary>
internal sealed class ControlEndpoint(World world)
{
    private readonly ControlViews _views = new(world);

    public async Task HandleAsync(HttpContext context, string path)
    {
        // A page that a browser shows can reach this port by a name of its own that leads here; such a name is not loopback's.
        if (!IsLoopback(context.Request.Host.Host))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        try
        {
            await AnswerAsync(context, path).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is JsonException or ControlRefusedException)
        {
            await RefuseAsync(context, exception.Message).ConfigureAwait(false);
        }
    }

    private static bool IsLoopback(string host) =>
        host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private async Task AnswerAsync(HttpContext context, string path)
    {
        switch (context.Request.Method, path)
        {
            case ("GET", "counters"):
                await WriteAsync(context, world.Read(_views.Counters)).ConfigureAwait(false);
                break;
            case ("GET", "orders"):
                await WriteAsync(context, world.Read(_views.Orders)).ConfigureAwait(false);
                break;
            case ("GET", "listings"):
                await WriteAsync(context, world.Read(_views.Listings)).ConfigureAwait(false);
                break;
            case ("GET", "links"):
                await WriteAsync(context, ControlViews.Links(ListingOf(AskedFor(context.Request.Query)))).ConfigureAwait(false);
                break;
            case ("GET", "pushes"):
                await world.Pushes.SentAsync().ConfigureAwait(false);
                await WriteAsync(context, world.Read(_views.Pushes)).ConfigureAwait(false);
                break;
            case ("POST", "pushes"):
                Change(context, world.Pushes.Subscribe, await ReadAsync<PushSubscription>(context).ConfigureAwait(false));
                break;
            case ("DELETE", "pushes"):
                Change(context, _ => world.State.PushSubscriptions.Clear(), path);
                break;
            case ("POST", "clock"):
                Change(context, AdvanceClock, await ReadAsync<ClockChange>(context).ConfigureAwait(false));
                break;
            case ("POST", "faults"):
                Change(context, world.Faults.Add, Checked(await ReadAsync<SandboxFault>(context).ConfigureAwait(false)));
                break;
            case ("DELETE", "faults"):
                Change(context, _ => world.Faults.Clear(), path);
                break;
            case ("POST", "prices"):
                Change(context, ChangePrice, await ReadAsync<ListingChange>(context).ConfigureAwait(false));
                break;
            case ("POST", "stock"):
                Change(context, ChangeStock, await ReadAsync<ListingChange>(context).ConfigureAwait(false));
                break;
            case ("POST", "delist"):
                Change(context, Delist, await ReadAsync<ListingChange>(context).ConfigureAwait(false));
                break;
            case ("POST", "freight"):
                Change(context, ChangeFreight, await ReadAsync<FreightChange>(context).ConfigureAwait(false));
                break;
            case ("POST", "refunds"):
                var opening = await ReadAsync<RefundOpening>(context).ConfigureAwait(false);
                await WriteAsync(context, world.Run(() => OpenRefund(opening))).ConfigureAwait(false);
                break;
            case ("POST", "purchases"):
                var purchase = await ReadAsync<LinkPurchase>(context).ConfigureAwait(false);
                await WriteAsync(context, world.Run(() => new BoughtOrder(PinduoduoBuyer.Buy(world, purchase).PublicId))).ConfigureAwait(false);
                break;
            default:
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                break;
        }
    }

    private void Change<T>(HttpContext context, Action<T> change, T body)
    {
        world.Run(() =>
        {
            change(body);
            return true;
        });
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private void AdvanceClock(ClockChange change) => world.State.ClockOffset += change.Advance >= TimeSpan.Zero
        ? change.Advance
        : throw new ControlRefusedException("The clock only goes forward. Give a time span that is not negative.");

    private void ChangePrice(ListingChange change)
    {
        var listing = ListingOf(change);
        var factor = change.Factor is > 0 and <= 1000
            ? change.Factor.Value
            : throw new ControlRefusedException("A price is changed by a factor above 0 and up to 1000.");
        world.Market.ChangePrice(listing, change.SkuId is null ? null : SkuOf(listing, change.SkuId), factor);
        world.Pushes.Tell(new ListingRepriced(listing, world.Now));
    }

    private void ChangeStock(ListingChange change)
    {
        var listing = ListingOf(change);
        var stock = change.Stock is >= 0
            ? change.Stock.Value
            : throw new ControlRefusedException("Stock is a number of pieces, 0 or more.");
        var sku = SkuOf(listing, change.SkuId ?? string.Empty);
        var before = world.Market.StockOf(listing, sku);
        world.Market.ChangeStock(listing, sku, stock);
        world.Pushes.Tell(new ListingRestocked(listing, sku, stock - before, world.Now));
    }

    private void Delist(ListingChange change)
    {
        var listing = ListingOf(change);
        world.Market.Delist(listing);
        world.Pushes.Tell(new PushedChange.ListingChanged(listing, IsGone: true, world.Now));
    }

    private void ChangeFreight(FreightChange change)
    {
        var order = OrderOf(change.Marketplace, change.OrderId);
        if (order.PayAcceptedAt is not null || world.Orders.StageOf(order) == OrderStage.Closed)
        {
            throw new ControlRefusedException("The seller changes the freight of an order only before it is paid or closed.");
        }

        var fen = change.Freight * 100;
        world.Orders.ChangeFreight(
            order,
            fen >= 0 && fen == decimal.Truncate(fen) && fen <= int.MaxValue
                ? (long)fen
                : throw new ControlRefusedException("Freight is an amount of yuan, 0 or more, of at most two places."));
    }

    // 1688 has an interface for asking; Taobao's refunds begin on its pages.
    private OpenedRefund OpenRefund(RefundOpening opening)
    {
        var order = OrderOf(Marketplaces.Taobao, opening.OrderId);
        if (world.Orders.StageOf(order) is not (OrderStage.Paid or OrderStage.Shipped or OrderStage.Signed))
        {
            throw new ControlRefusedException("Only what was paid is refunded, and nothing that is closed.");
        }

        var sku = opening.SkuId is { Length: > 0 } given ? WireJson.ToLong(given) : 0;
        var lines = order.Lines.Where(line => opening.SkuId is null || line.SkuId == sku).ToList();
        return lines is [var line]
            ? new OpenedRefund(new TaobaoRefundBook(world).Open(line, opening.ReturnsGoods, opening.Reason ?? "不想要了", opening.IsRefused).Id
                .ToString(CultureInfo.InvariantCulture))
            : throw new ControlRefusedException($"The order has {lines.Count} such lines. Name the SKU of one.");
    }

    private OrderRecord OrderOf(string marketplace, string orderId) =>
        world.Orders.Of(marketplace).FirstOrDefault(order => order.PublicId == orderId)
            ?? throw new ControlRefusedException($"'{marketplace}' has no order '{orderId}'. See GET /_sandbox/orders.");

    private static ListingChange AskedFor(IQueryCollection query) => new(query["marketplace"].ToString(), query["listingId"].ToString(), null, null, null);

    private Listing ListingOf(ListingChange change) =>
        world.Catalogue.FindPublic(change.Marketplace, change.ListingId)
        ?? throw new ControlRefusedException($"'{change.Marketplace}' has no listing '{change.ListingId}'. See GET /_sandbox/listings.");

    private static Sku SkuOf(Listing listing, string skuId) =>
        listing.Skus.FirstOrDefault(sku => listing.PublicSkuId(sku) == skuId)
        ?? throw new ControlRefusedException($"The listing '{listing.PublicId}' has no SKU '{skuId}'. See GET /_sandbox/listings.");

    private static SandboxFault Checked(SandboxFault fault) =>
        Marketplaces.All.Contains(fault.Marketplace, StringComparer.Ordinal) && fault.Operation.Length > 0 && fault is { Times: > 0, Skip: >= 0 }
        && fault.Delay >= TimeSpan.Zero && (fault.Kind != SandboxFaultKind.Refuse || fault.ErrorCode is not null)
            ? fault
            : throw new ControlRefusedException(
                $"A fault needs a marketplace ({string.Join(", ", Marketplaces.All)}), an operation, times of 1 or more, skip and delay not negative, and to refuse an error code.");

    private static async Task<T> ReadAsync<T>(HttpContext context) =>
        await JsonSerializer.DeserializeAsync<T>(context.Request.Body, ControlJson.Format, context.RequestAborted).ConfigureAwait(false)
        ?? throw new ControlRefusedException("The body is empty. Send a JSON object.");

    private static Task WriteAsync<T>(HttpContext context, T value)
    {
        context.Response.ContentType = "application/json;charset=utf-8";
        return context.Response.WriteAsync(JsonSerializer.Serialize(value, ControlJson.Format), context.RequestAborted);
    }

    private static Task RefuseAsync(HttpContext context, string message)
    {
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return WriteAsync(context, new ControlProblem(message));
    }
}
