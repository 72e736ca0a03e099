using System.Globalization;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;

namespace ReverseBuy.Testing;

internal sealed partial class FakeMarketplace : IPurchasing, IAssistedPurchasing, ICashier, IUpstreamOrders, IDomesticTracking
{
    private readonly Dictionary<Uri, ((TenantId Tenant, BuyingAccountId Account) Owner, PurchaseRequest Request)> _links = [];

    public ValueTask<PurchasePreview> PreviewAsync(ConnectorContext context, PurchaseRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Locked<PurchasePreview>(cancellationToken, () => RefusalOf(request) is { } refusal
            ? new PurchasePreview.Refused(refusal)
            : new PurchasePreview.Buyable(GoodsOf(request), Money.Zero(Currency.CNY), 1)));

    public ValueTask<PurchaseResult> CreateAsync(ConnectorContext context, PurchaseRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Locked<PurchaseResult>(cancellationToken, () =>
        {
            if (Time.GetUtcNow() >= context.SendBefore)
            {
                throw new MarketplaceException(id, MarketplaceErrorKind.Unavailable, "The time in which the purchase might have been sent is over. Nothing was sent.");
            }

            if (isIdempotent && _orders.Find(order => order.Owner == OwnerOf(context) && order.Request.Reference == request.Reference) is { } known)
            {
                return new PurchaseResult.Placed([new PlacedUpstreamOrder(known.Id, known.Total)], []);
            }

            if (RefusalOf(request) is { } refusal)
            {
                return new PurchaseResult.Refused(refusal);
            }

            var order = Book(OwnerOf(context), request);
            return new PurchaseResult.Placed([new PlacedUpstreamOrder(order.Id, order.Total)], []);
        }));

    public ValueTask<PayResult> PayAsync(ConnectorContext context, string upstreamOrderId, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Locked(cancellationToken, () =>
        {
            if (FindOrder(context, upstreamOrderId) is not { Status: UpstreamStatus.Unpaid } order)
            {
                return new PayResult(PayOutcome.Refused, "NOT_UNPAID", "订单状态不允许付款");
            }

            order.Move(UpstreamStatus.Paid, Time.GetUtcNow());
            return new PayResult(PayOutcome.Paid);
        }));

    public ValueTask<CancelResult> CancelAsync(ConnectorContext context, string upstreamOrderId, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Locked(cancellationToken, () =>
        {
            var order = FindOrder(context, upstreamOrderId);
            if (order is { Status: UpstreamStatus.Unpaid })
            {
                order.Move(UpstreamStatus.Cancelled, Time.GetUtcNow());
                order.Request.Lines.ToList().ForEach(line => Restock(line.Sku, line.Quantity));
            }

            return order?.Status == UpstreamStatus.Cancelled ? new CancelResult(CancelOutcome.Cancelled) : new CancelResult(CancelOutcome.Refused, "PAID", "订单已付款");
        }));

    public ValueTask<Uri> CreateLinkAsync(ConnectorContext context, PurchaseRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Locked(cancellationToken, () =>
        {
            var link = new Uri(string.Create(CultureInfo.InvariantCulture, $"https://{id}.example/buy/{_links.Count + 1}?ref={Uri.EscapeDataString(request.Reference)}"));
            _links[link] = (OwnerOf(context), request);
            return link;
        }));

    public ValueTask<IReadOnlyList<UpstreamOrderReading>> MatchAsync(ConnectorContext context, AssistedPurchase request, CancellationToken cancellationToken) =>
        FindByReferenceAsync(context, request.Reference, cancellationToken);

    public ValueTask<CashierLink> GetLinkAsync(ConnectorContext context, IReadOnlyList<string> upstreamOrderIds, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Locked<CashierLink>(cancellationToken, () => upstreamOrderIds.All(order => FindOrder(context, order) is { Status: UpstreamStatus.Unpaid })
            ? new CashierLink.Open(new Uri($"https://{id}.example/pay/{string.Join('+', upstreamOrderIds)}"))
            : new CashierLink.Refused("NOT_UNPAID", "订单状态不允许付款")));

    ValueTask<UpstreamOrderReading?> IUpstreamOrders.FindAsync(ConnectorContext context, string upstreamOrderId, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Locked(cancellationToken, () => FindOrder(context, upstreamOrderId)?.Read()));

    public ValueTask<IReadOnlyList<UpstreamOrderReading>> FindByReferenceAsync(ConnectorContext context, string reference, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Locked<IReadOnlyList<UpstreamOrderReading>>(
            cancellationToken, () => [.. _orders.Where(order => order.Owner == OwnerOf(context) && order.Request.Reference == reference).Select(order => order.Read())]));

    public ValueTask<UpstreamOrderPage> ListAsync(ConnectorContext context, UpstreamOrderQuery query, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Locked(cancellationToken, () =>
        {
            var found = _orders.Where(order => order.Owner == OwnerOf(context) && order.ChangedAt >= query.ModifiedFrom && order.ChangedAt < query.ModifiedUntil)
                .OrderBy(order => order.ChangedAt).ToList();
            return new UpstreamOrderPage(
                [.. found.Skip((query.Page - 1) * query.PageSize).Take(query.PageSize).Select(order => order.Read())], query.Page * query.PageSize < found.Count);
        }));

    public ValueTask<IReadOnlyList<DomesticShipment>> GetShipmentsAsync(ConnectorContext context, string upstreamOrderId, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Locked<IReadOnlyList<DomesticShipment>>(cancellationToken, () => FindOrder(context, upstreamOrderId)?.Status switch
        {
            UpstreamStatus.Shipped or UpstreamStatus.PartlyShipped => [new DomesticShipment("SF" + upstreamOrderId, "顺丰", DomesticShipmentStatus.InTransit)],
            UpstreamStatus.Received or UpstreamStatus.Closed => [new DomesticShipment("SF" + upstreamOrderId, "顺丰", DomesticShipmentStatus.Delivered)],
            _ => [],
        }));

    public string BuyByLink(Uri link, int? quantity)
    {
        lock (_gate)
        {
            if (!_links.TryGetValue(link, out var known))
            {
                throw new ArgumentException($"'{id}' has made no such link.", nameof(link));
            }

            var order = Book(known.Owner, known.Request with { Lines = [.. known.Request.Lines.Select(line => line with { Quantity = quantity ?? line.Quantity })] });
            order.Move(UpstreamStatus.Paid, Time.GetUtcNow());
            return order.Id;
        }
    }

    private static string KeyOf(SkuId sku) => $"{sku.Listing.Value}-{sku.Value}";

    private static Money GoodsOf(PurchaseRequest request) =>
        request.Lines.Aggregate(Money.Zero(Currency.CNY), (sum, line) => sum + (line.UnitPrice * line.Quantity));

    private PurchaseRefusal? RefusalOf(PurchaseRequest request)
    {
        foreach (var line in request.Lines)
        {
            if (OfferOf(new LiveOfferLine(line.Sku, line.Quantity)) is not LiveOffer.Offered offered)
            {
                return new PurchaseRefusal(PurchaseRefusalReason.NotOrderable, "GONE", "商品已下架") { Sku = line.Sku };
            }

            if (offered.Availability.IsShortOf(line.Quantity))
            {
                return new PurchaseRefusal(PurchaseRefusalReason.OutOfStock, "SOLD_OUT", "库存不足") { Sku = line.Sku };
            }

            if (offered.UnitPrice != line.UnitPrice)
            {
                return new PurchaseRefusal(PurchaseRefusalReason.PriceChanged, "PRICE_CHANGED", "价格已变化") { Sku = line.Sku };
            }
        }

        return null;
    }

    private FakeOrder Book((TenantId Tenant, BuyingAccountId Account) owner, PurchaseRequest request)
    {
        var order = new FakeOrder(string.Create(CultureInfo.InvariantCulture, $"{id}{_orders.Count + 1}"), owner, request, Time.GetUtcNow());
        _orders.Add(order);
        request.Lines.ToList().ForEach(line => Restock(line.Sku, -line.Quantity));
        return order;
    }

    // What is not counted stays as it is.
    private void Restock(SkuId id, int more)
    {
        if (_listings.TryGetValue(id.Listing, out var listing))
        {
            _listings[id.Listing] = listing with
            {
                Skus = [.. listing.Skus.Select(sku => sku.Id == id && sku.Availability is { Kind: AvailabilityKind.Exactly or AvailabilityKind.Out, Count: { } count }
                    ? sku with { Availability = Availability.Exactly(Math.Max(0, count + more)) }
                    : sku)],
            };
        }
    }
}
