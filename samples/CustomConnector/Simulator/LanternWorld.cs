using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Lantern.Simulator;

/// <summary>What the marketplace knows: items, orders, the time. Thread-safe: one at a time.</summary>
public sealed class LanternWorld
{
    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly List<LanternItem> _items = Stock();
    private readonly List<LanternOrder> _orders = [];
    private readonly Queue<string> _refusals = new();
    private TimeSpan _ahead;

    internal LanternWorld(TimeProvider time) => _time = time;

    /// <summary>The key of the application that is let in.</summary>
    public const string AppKey = "lantern-app";

    /// <summary>Its secret.</summary>
    public const string AppSecret = "lantern-secret";

    /// <summary>The token of the account that is let in.</summary>
    public const string Token = "lantern-token";

    /// <summary>The items.</summary>
    public IReadOnlyList<LanternItem> Items => _items;

    internal DateTimeOffset WireTime => _time.GetUtcNow();

    private DateTimeOffset Now => _time.GetUtcNow() + _ahead;

    /// <summary>Moves the clock of the business; calls are still signed with the time that it is.</summary>
    public void Pass(TimeSpan time) => Alone(() => _ahead += time);

    /// <summary>Lets the gateway refuse the next call.</summary>
    public void RefuseNext(string code) => Alone(() =>
    {
        _refusals.Enqueue(code);
        return true;
    });

    /// <summary>The orders under a buyer's number, with the state that each is in now.</summary>
    public IReadOnlyList<(LanternOrder Order, string State)> OrdersOf(string reference) =>
        Alone(() => _orders.Where(order => order.Reference == reference).Select(order => (order, order.StateAt(Now))).ToList());

    /// <summary>Every callback until now: one for each order that was created and for each that was paid.</summary>
    public IReadOnlyList<LanternCallback> Callbacks() => Alone(() => _orders.SelectMany(Tell).ToList());

    internal T Alone<T>(Func<T> action)
    {
        lock (_lock)
        {
            return action();
        }
    }

    internal string? NextRefusal() => Alone(() => _refusals.TryDequeue(out var code) ? code : null);

    internal object GetItem(string id) => new { Item = ItemView(Find(id)) };

    internal object Search(string keyword, int limit, string? cursor, string sort, long? from, long? to)
    {
        var found = _items.Where(item => item.IsOnSale && item.Title.Contains(keyword, StringComparison.Ordinal))
            .Where(item => (from is null || Lowest(item) >= from) && (to is null || Lowest(item) <= to));
        var sorted = sort switch { "price" => found.OrderBy(Lowest), "-price" => found.OrderByDescending(Lowest), _ => found.OrderBy(item => item.Id, StringComparer.Ordinal) };
        var (page, next) = Cut(sorted, limit, cursor);
        return new { Items = page.Select(item => new { item.Id, item.Title, PriceFen = Lowest(item) }), Next = next };
    }

    internal object Preview(IReadOnlyList<LanternOrderLine> lines)
    {
        Check(lines);
        var parts = Parts(lines);
        return new { GoodsFen = lines.Sum(line => line.PriceFen * line.Quantity), FreightFen = parts.Count * FreightFen, Orders = parts.Count };
    }

    internal object Create(string reference, IReadOnlyList<LanternOrderLine> lines)
    {
        Check(lines);
        foreach (var line in lines)
        {
            FindSku(line).Stock -= line.Quantity;
        }

        var orders = Parts(lines).ConvertAll(part => new LanternOrder
        {
            Id = (70_000 + _orders.Count + 1).ToString(CultureInfo.InvariantCulture) + part[0].Item,
            Reference = reference,
            Lines = part,
            CreatedAt = Now,
            FreightFen = FreightFen,
        });
        _orders.AddRange(orders);
        return new { Orders = orders.Select(order => new { order.Id, order.TotalFen }) };
    }

    internal object Pay(string id)
    {
        var order = FindOrder(id);
        if (order.StateAt(Now) != "unpaid" || order.PayingSince is not null)
        {
            throw new LanternRefusal(409, "NOT_PAYABLE");
        }

        order.PayingSince = Now;
        return new { State = "paying" };
    }

    internal object Cancel(string id)
    {
        var order = FindOrder(id);
        if (order.StateAt(Now) is not ("unpaid" or "cancelled") || order.PayingSince is not null)
        {
            throw new LanternRefusal(409, "NOT_CANCELLABLE");
        }

        order.CancelledAt ??= Now;
        return new { State = "cancelled" };
    }

    internal object GetOrder(string id) => new { Order = OrderView(FindOrder(id)) };

    internal object ListOrders(string? reference, long? from, long? until, int limit, string? cursor)
    {
        var found = _orders.Where(order => reference is null || order.Reference == reference)
            .Where(order => from is null || order.ModifiedAt(Now).ToUnixTimeMilliseconds() >= from)
            .Where(order => until is null || order.ModifiedAt(Now).ToUnixTimeMilliseconds() < until);
        var (page, next) = Cut(found, limit, cursor);
        return new { Orders = page.Select(OrderView), Next = next };
    }

    private const long FreightFen = 800;

    private static long Lowest(LanternItem item) => item.Skus.Min(sku => sku.PriceFen);

    private static (List<T> Page, string? Next) Cut<T>(IEnumerable<T> all, int limit, string? cursor)
    {
        var start = cursor is null ? 0 : int.Parse(cursor, NumberStyles.None, CultureInfo.InvariantCulture);
        var rest = all.Skip(start).Take(limit + 1).ToList();
        return rest.Count > limit ? (rest[..limit], (start + limit).ToString(CultureInfo.InvariantCulture)) : (rest, null);
    }

    private static object ItemView(LanternItem item) => new
    {
        item.Id,
        item.Title,
        item.Minimum,
        Status = item.IsOnSale ? "on_sale" : "off_sale",
        Seller = new { Id = item.Seller, Name = $"{item.Seller} 店" },
        Images = new[] { $"https://img.lantern.example/{item.Id}.jpg" },
        Skus = item.Skus.Select(sku => new { sku.Id, Options = new[] { new { Name = "颜色", Value = sku.Colour } }, sku.PriceFen, sku.Stock }),
    };

    // Three sellers with four items each; every item in two colours.
    private static List<LanternItem> Stock() =>
    [
        .. from seller in Enumerable.Range(1, 3)
           from number in Enumerable.Range(1, 4)
           select new LanternItem
           {
               Id = $"{seller}00{number}",
               Seller = $"seller-{seller}",
               Title = $"灯笼 {(char)('甲' + number)} {seller} 号手工",
               Minimum = number,
               Skus =
               [
                   new LanternSku { Id = $"{seller}{number}1", Colour = "红", PriceFen = (1_000 * seller) + (10 * number) + 5, Stock = 500 },
                   new LanternSku { Id = $"{seller}{number}2", Colour = "金", PriceFen = (1_100 * seller) + (10 * number) + 9, Stock = 300 },
               ],
           },
    ];

    private IEnumerable<LanternCallback> Tell(LanternOrder order)
    {
        yield return Sign($"{order.Id}-created", "order.created", order, order.CreatedAt);
        if (order.PaidAt <= Now)
        {
            yield return Sign($"{order.Id}-paid", "order.paid", order, order.PaidAt.Value);
        }
    }

    private static LanternCallback Sign(string id, string type, LanternOrder order, DateTimeOffset at)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new { id, type, order = new { id = order.Id, reference = order.Reference }, at = at.ToUnixTimeMilliseconds() });
        return new LanternCallback("Lantern " + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(AppSecret), body)), body);
    }

    private object OrderView(LanternOrder order) => new
    {
        order.Id,
        order.Reference,
        State = order.StateAt(Now),
        order.TotalFen,
        order.FreightFen,
        CreatedAt = order.CreatedAt.ToUnixTimeMilliseconds(),
        PaidAt = order.PaidAt <= Now ? order.PaidAt?.ToUnixTimeMilliseconds() : null,
        Lines = order.Lines.Select(line => new { line.Item, line.Sku, line.Quantity, line.PriceFen }),
    };

    private LanternItem Find(string id) => _items.FirstOrDefault(item => item.Id == id) ?? throw new LanternRefusal(404, "ITEM_NOT_FOUND");

    private LanternSku FindSku(LanternOrderLine line) => Find(line.Item).Skus.FirstOrDefault(sku => sku.Id == line.Sku) ?? throw new LanternRefusal(404, "SKU_NOT_FOUND");

    private LanternOrder FindOrder(string id) => _orders.FirstOrDefault(order => order.Id == id) ?? throw new LanternRefusal(404, "ORDER_NOT_FOUND");

    // An order is of one seller.
    private List<IReadOnlyList<LanternOrderLine>> Parts(IReadOnlyList<LanternOrderLine> lines) =>
        [.. lines.GroupBy(line => Find(line.Item).Seller, StringComparer.Ordinal).Select(group => (IReadOnlyList<LanternOrderLine>)[.. group])];

    private void Check(IReadOnlyList<LanternOrderLine> lines)
    {
        if (lines.Count == 0 || lines.Any(line => line.Quantity < 1))
        {
            throw new LanternRefusal(400, "BAD_REQUEST");
        }

        foreach (var line in lines)
        {
            var (item, sku) = (Find(line.Item), FindSku(line));
            var code = !item.IsOnSale ? "ITEM_NOT_FOUND"
                : line.Quantity < item.Minimum ? "QUANTITY"
                : line.Quantity > sku.Stock ? "OUT_OF_STOCK"
                : line.PriceFen != sku.PriceFen ? "PRICE_CHANGED"
                : null;
            if (code is not null)
            {
                throw new LanternRefusal(409, code);
            }
        }
    }
}
