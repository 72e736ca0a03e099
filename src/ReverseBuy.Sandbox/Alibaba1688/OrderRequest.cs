using System.Globalization;
using System.Text.Json.Nodes;
using ReverseBuy.Sandbox.Catalogue;
using ReverseBuy.Sandbox.Hosting;
using ReverseBuy.Sandbox.Orders;
using ReverseBuy.Sandbox.State;

namespace ReverseBuy.Sandbox.Alibaba1688;

/// <summary>Address and cargo of a preview or a create, read and judged by the platform's rules.</summary>
internal sealed class OrderRequest
{
    private const int MaximumLines = 50;

    private readonly World _world;

    private OrderRequest(World world, IReadOnlyList<OrderRequestLine> lines, OrderProblem? problem)
    {
        _world = world;
        Lines = lines;
        Problem = problem;
    }

    public IReadOnlyList<OrderRequestLine> Lines { get; }

    public OrderReceiver? Receiver { get; private init; }

    /// <summary>Why none of it can be ordered; null when only single lines may be refused.</summary>
    public OrderProblem? Problem { get; }

    /// <summary>The lines by the warehouse that sends them; each becomes an order of its own.</summary>
    public IEnumerable<IReadOnlyList<OrderRequestLine>> Parts() =>
        Lines.GroupBy(line => line.Sku.Warehouse).OrderBy(group => group.Key).Select(group => (IReadOnlyList<OrderRequestLine>)[.. group]);

    public static OrderRequest Read(ApiCall call)
    {
        var address = call.RequiredObject("addressParam");
        if (AddressProblem(address) is { } addressProblem)
        {
            return new OrderRequest(call.World, [], addressProblem);
        }

        var lines = new List<OrderRequestLine>();
        foreach (var cargo in call.RequiredArray("cargoParamList"))
        {
            if (call.Optional("flow") == OrderFlows.Consignment)
            {
                return new OrderRequest(call.World, [], new OrderProblem("500_007", "与供应商的代销关系不存在"));
            }

            if (ReadLine(call.World, cargo, lines.Count + 1, out var problem) is not { } line)
            {
                return new OrderRequest(call.World, [], problem);
            }

            lines.Add(line);
        }

        return new OrderRequest(call.World, lines, WholeProblem(lines)) { Receiver = ReceiverOf(address) };
    }

    /// <summary>Why this line cannot be ordered now; null when it can.</summary>
    public OrderProblem? ProblemOf(OrderRequestLine line)
    {
        var listing = line.Listing;
        var ofSku = Lines.Where(other => other.Sku == line.Sku).Sum(other => other.Quantity);
        if (ofSku > _world.Market.StockOf(listing, line.Sku))
        {
            return new OrderProblem("500_004", "库存不足");
        }

        var ofListing = QuantityOf(listing);
        if (ofListing < listing.MinimumOrderQuantity && !MixIsMet(listing.Seller))
        {
            return listing.Seller.Mix is null
                ? new OrderProblem("500_005", $"低于起批量{listing.MinimumOrderQuantity.ToString(CultureInfo.InvariantCulture)}")
                : new OrderProblem("500_006", "不满足混批条件");
        }

        return listing.LotSize is { } lot && ofListing % lot != 0
            ? new OrderProblem("500_009", $"采购数量须为{lot.ToString(CultureInfo.InvariantCulture)}的倍数")
            : null;
    }

    public long PriceOf(OrderRequestLine line) => _world.Market.PriceOf(line.Listing, line.Sku, QuantityOf(line.Listing));

    private int QuantityOf(Listing listing) => Lines.Where(line => line.Listing == listing).Sum(line => line.Quantity);

    // A mixed batch is met by the amount or by the number of pieces, over all the seller's offers.
    private bool MixIsMet(Seller seller) => seller.Mix is { } mix
        && (Lines.Sum(line => line.Quantity) >= mix.Number || Lines.Sum(line => PriceOf(line) * line.Quantity) >= mix.AmountYuan * 100L);

    private static OrderProblem? AddressProblem(JsonObject address)
    {
        var phone = WireJson.Text(address, "mobile") ?? WireJson.Text(address, "phone");
        var complete = WireJson.Text(address, "addressId") is not null
            || (!string.IsNullOrEmpty(WireJson.Text(address, "fullName")) && !string.IsNullOrEmpty(WireJson.Text(address, "address"))
                && phone is { Length: > 0 } && phone.All(character => char.IsAsciiDigit(character) || character == '-'));
        return complete ? null : new OrderProblem("AddressId invalid", "AddressId invalid:AddressId invalid");
    }

    private static OrderReceiver ReceiverOf(JsonObject address) => new(
        WireJson.Text(address, "fullName"),
        WireJson.Text(address, "mobile"),
        WireJson.Text(address, "postCode"),
        WireJson.Text(address, "districtCode"),
        string.Join(' ', ((string[])["provinceText", "cityText", "areaText", "townText", "address"]).Select(name => WireJson.Text(address, name)).Where(text => !string.IsNullOrEmpty(text))));

    private static OrderRequestLine? ReadLine(World world, JsonNode? cargo, int number, out OrderProblem? problem)
    {
        problem = null;
        var quantity = WireJson.Number(cargo, "quantity") ?? 0;
        if (WireJson.Number(cargo, "offerId") is not { } offerId || quantity is < 1 or > 1_000_000)
        {
            problem = new OrderProblem("500", "cargoParamList invalid");
            return null;
        }

        var specId = WireJson.Text(cargo, "specId");
        if (world.Market.FindOnSale(Marketplaces.Alibaba1688, offerId) is not { } listing)
        {
            problem = new OrderProblem("500_001", "商品不支持在线交易");
        }
        else if (listing.HasSkus && string.IsNullOrEmpty(specId))
        {
            problem = new OrderProblem("500_002", "商品规格不能为空");
        }
        else if ((listing.HasSkus ? listing.Skus.FirstOrDefault(sku => sku.SpecId == specId) : listing.Skus[0]) is not { } sku)
        {
            problem = new OrderProblem("500_003", "规格不属于该商品");
        }
        else
        {
            return new OrderRequestLine(listing, sku, (int)quantity, number.ToString(CultureInfo.InvariantCulture));
        }

        return null;
    }

    private static OrderProblem? WholeProblem(List<OrderRequestLine> lines) => lines switch
    {
        [] => new OrderProblem("500", "cargoParamList is empty"),
        { Count: > MaximumLines } => new OrderProblem("500", "一次下单最多50个SKU"),
        _ when lines.Any(line => line.Listing.Seller != lines[0].Listing.Seller) => new OrderProblem("500_002", "一次只能购买一个供应商的商品"),
        _ => null,
    };
}
