using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Connectors;

namespace ReverseBuy.Orders.Tests.Support;

/// <summary>A marketplace that does what the test scripts: it loses answers before or after acting, refuses, splits, and counts what it did.</summary>
internal sealed class ScriptedMarketplace(string id, TimeProvider time) : ILiveOffers, IPurchasing, IUpstreamOrders, IDomesticTracking, IRefunds, IAssistedPurchasing
{
    public const string Seller = "seller-1";

    /// <summary>The seller's title of whatever is on offer.</summary>
    public const string Chinese = "红色连衣裙";

    /// <summary>How long a payment takes that is only taken on.</summary>
    private static readonly TimeSpan SlowPayment = TimeSpan.FromSeconds(90);

    private readonly Lock _gate = new();
    private readonly List<UpstreamRecord> _orders = [];

    public MarketplaceId Id { get; } = new(id);

    public TimeSpan VisibilityWindow { get; init; } = TimeSpan.FromMinutes(10);

    public Dictionary<SkuId, (Money Price, int Stock, int Minimum, string Seller)> Shelf { get; } = [];

    /// <summary>What becomes of the next create calls; when the script is over, they are answered.</summary>
    public Queue<Behaviour> Creates { get; } = [];

    /// <summary>What becomes of the next pay calls.</summary>
    public Queue<Behaviour> Pays { get; } = [];

    /// <summary>What becomes of the next cancel calls.</summary>
    public Queue<Behaviour> Cancels { get; } = [];

    public int CancelCalls { get; private set; }

    /// <summary>What becomes of the next calls that only read.</summary>
    public Queue<Behaviour> Reads { get; } = [];

    /// <summary>Whether people buy by hand here: there is no interface for it, only links.</summary>
    public bool IsAssisted { get; init; }

    /// <summary>Whether its orders can be read.</summary>
    public bool CanBeRead { get; init; } = true;

    /// <summary>Its refunds, by their ids.</summary>
    public Dictionary<string, RefundReading> Refunds { get; } = new(StringComparer.Ordinal);

    /// <summary>What happens to the sender between the stored intent and the first byte.</summary>
    public Func<Task>? BeforeFirstByte { get; set; }

    /// <summary>Whether its connector breaks the rule and sends what it must not send any more.</summary>
    public bool SendsTooLate { get; set; }

    /// <summary>How many pieces of a SKU a create call takes; what is beyond is left out without a word.</summary>
    public int TakesAtMost { get; set; } = int.MaxValue;

    /// <summary>The accounts that create calls were made with.</summary>
    public List<BuyingAccountId> CreateAccounts { get; } = [];

    /// <summary>Where create calls had goods sent.</summary>
    public List<WarehouseAddress> CreateDestinations { get; } = [];

    /// <summary>How long the next create call is held up right before it is sent.</summary>
    public TimeSpan SleepBeforeCreate { get; set; }

    /// <summary>What happens between the reading of an order and its arrival with us.</summary>
    public Func<Task>? OnRead { get; set; }

    /// <summary>Whether its orders, read back, name their lines.</summary>
    public bool NamesLines { get; set; } = true;

    /// <summary>Into how many upstream orders a create call is split.</summary>
    public int SplitInto { get; set; } = 1;

    /// <summary>Orders that exist and are not found by their reference yet.</summary>
    public HashSet<string> NotYetVisible { get; } = new(StringComparer.Ordinal);

    public int CreateCalls { get; private set; }

    /// <summary>How often it was asked for a purchase by its reference.</summary>
    public int Finds { get; private set; }

    public int PayCalls { get; private set; }

    public List<string> References { get; } = [];

    /// <summary>The accounts that live offers were asked with.</summary>
    public List<BuyingAccountId> OfferAccounts { get; } = [];

    public IReadOnlyList<UpstreamRecord> Orders => _orders;

    public SkuId Sku(string listing = "1001", string sku = "red") => new(new ListingId(Id, listing), sku);

    public SkuId Offer(string listing = "1001", decimal price = 40m, int stock = 100, int minimum = 1, string seller = Seller)
    {
        var sku = Sku(listing);
        Shelf[sku] = (new Money(price, Currency.CNY), stock, minimum, seller);
        return sku;
    }

    /// <summary>A listing as a customer sees it.</summary>
    public Product Listing(SkuId sku) => ((LiveOffer.Offered)Answer(sku)).Product;

    /// <summary>Units that were bought and not cancelled.</summary>
    public int Bought(SkuId sku) => _orders.Where(order => order.Status is not (UpstreamStatus.Cancelled or UpstreamStatus.Expired))
        .SelectMany(order => order.Lines)
        .Where(line => line.PurchaseKey == KeyOf(sku))
        .Sum(line => line.Quantity);

    public void SetAll(UpstreamStatus status)
    {
        foreach (var order in _orders.Where(order => order.Status != UpstreamStatus.Cancelled))
        {
            order.Status = status;
        }
    }

    public void Register(IReverseBuyBuilder builder)
    {
        var connector = builder.AddConnector(new ConnectorDescriptor
        {
            Marketplace = Id,
            DisplayName = "Scripted " + Id,
            Capabilities = ConnectorCapabilities.LiveOffers
                | (IsAssisted ? ConnectorCapabilities.AssistedPurchasing : ConnectorCapabilities.Purchasing)
                | (CanBeRead ? ConnectorCapabilities.UpstreamOrders | ConnectorCapabilities.DomesticTracking | ConnectorCapabilities.Refunds : ConnectorCapabilities.None),
            OrderLineLimit = 3,
            VisibilityWindow = VisibilityWindow,
        });
        connector.Services.AddKeyedSingleton<ILiveOffers>(Id, this);
        if (IsAssisted)
        {
            connector.Services.AddKeyedSingleton<IAssistedPurchasing>(Id, this);
        }
        else
        {
            connector.Services.AddKeyedSingleton<IPurchasing>(Id, this);
        }

        if (CanBeRead)
        {
            connector.Services.AddKeyedSingleton<IUpstreamOrders>(Id, this);
            connector.Services.AddKeyedSingleton<IDomesticTracking>(Id, this);
            connector.Services.AddKeyedSingleton<IRefunds>(Id, this);
        }
    }

    public ValueTask<IReadOnlyList<LiveOffer>> GetAsync(ConnectorContext context, LiveOfferRequest request, CancellationToken cancellationToken)
    {
        OfferAccounts.Add(context.Account);
        Fail(Next(Reads), false);
        return ValueTask.FromResult<IReadOnlyList<LiveOffer>>([.. request.Lines.Select(line => Answer(line.Sku))]);
    }

    public ValueTask<PurchasePreview> PreviewAsync(ConnectorContext context, PurchaseRequest request, CancellationToken cancellationToken)
    {
        Fail(Next(Reads), false);
        var goods = request.Lines.Aggregate(Money.Zero(Currency.CNY), (sum, line) => sum + (line.UnitPrice * line.Quantity));
        return ValueTask.FromResult<PurchasePreview>(new PurchasePreview.Buyable(goods, Money.Zero(Currency.CNY), SplitInto));
    }

    public async ValueTask<PurchaseResult> CreateAsync(ConnectorContext context, PurchaseRequest request, CancellationToken cancellationToken)
    {
        await (BeforeFirstByte?.Invoke() ?? Task.CompletedTask);
        return Create(context, request);
    }

    public ValueTask<PayResult> PayAsync(ConnectorContext context, string upstreamOrderId, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            PayCalls++;
            var order = _orders.Single(order => order.Id == upstreamOrderId);
            var behaviour = Next(Pays);
            if (behaviour == Behaviour.Refuse)
            {
                return ValueTask.FromResult(new PayResult(PayOutcome.Refused, "NO_MONEY", "余额不足"));
            }

            Fail(behaviour, false);
            if (behaviour == Behaviour.Accept)
            {
                order.PaidFrom ??= time.GetUtcNow() + SlowPayment;
            }
            else if (order.Status == UpstreamStatus.Unpaid)
            {
                order.Payments++;
                order.Status = UpstreamStatus.Paid;
            }

            Fail(behaviour, true);
            return ValueTask.FromResult(new PayResult(behaviour == Behaviour.Accept ? PayOutcome.Accepted : PayOutcome.Paid));
        }
    }

    public ValueTask<CancelResult> CancelAsync(ConnectorContext context, string upstreamOrderId, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            CancelCalls++;
            var behaviour = Next(Cancels);
            Fail(behaviour, false);
            var order = _orders.Single(order => order.Id == upstreamOrderId);
            if (order.Status != UpstreamStatus.Unpaid || behaviour == Behaviour.Refuse)
            {
                return ValueTask.FromResult(new CancelResult(CancelOutcome.Refused, "PAID", "已付款"));
            }

            if (behaviour != Behaviour.Accept)
            {
                order.Status = UpstreamStatus.Cancelled;
            }

            Fail(behaviour, true);
            return ValueTask.FromResult(new CancelResult(CancelOutcome.Cancelled));
        }
    }

    public ValueTask<UpstreamOrderPage> ListAsync(ConnectorContext context, UpstreamOrderQuery query, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return ValueTask.FromResult(new UpstreamOrderPage([.. _orders.Select(order => order.Read())], false));
        }
    }

    public async ValueTask<UpstreamOrderReading?> FindAsync(ConnectorContext context, string upstreamOrderId, CancellationToken cancellationToken)
    {
        Fail(Next(Reads), false);
        UpstreamOrderReading? reading;
        lock (_gate)
        {
            var order = _orders.Find(order => order.Id == upstreamOrderId);
            if (order is { Status: UpstreamStatus.Unpaid } && order.PaidFrom <= time.GetUtcNow())
            {
                order.Payments++;
                order.Status = UpstreamStatus.Paid;
            }

            reading = order is null || NamesLines ? order?.Read() : order.Read() with { Lines = [] };
        }

        await (OnRead?.Invoke() ?? Task.CompletedTask);
        return reading;
    }

    public ValueTask<IReadOnlyList<UpstreamOrderReading>> FindByReferenceAsync(ConnectorContext context, string reference, CancellationToken cancellationToken)
    {
        Finds++;
        Fail(Next(Reads), false);
        lock (_gate)
        {
            return ValueTask.FromResult<IReadOnlyList<UpstreamOrderReading>>(
                [.. _orders.Where(order => order.Reference == reference && !NotYetVisible.Contains(order.Id)).Select(order => order.Read())]);
        }
    }

    public ValueTask<IReadOnlyList<DomesticShipment>> GetShipmentsAsync(ConnectorContext context, string upstreamOrderId, CancellationToken cancellationToken)
    {
        Fail(Next(Reads), false);
        return ValueTask.FromResult<IReadOnlyList<DomesticShipment>>([new DomesticShipment("SF" + upstreamOrderId, "顺丰", DomesticShipmentStatus.InTransit)]);
    }

    ValueTask<RefundReading?> IRefunds.FindAsync(ConnectorContext context, string refundId, CancellationToken cancellationToken)
    {
        Fail(Next(Reads), false);
        return ValueTask.FromResult(Refunds.GetValueOrDefault(refundId));
    }

    public ValueTask<Uri> CreateLinkAsync(ConnectorContext context, PurchaseRequest request, CancellationToken cancellationToken)
    {
        Fail(Next(Reads), false);
        return ValueTask.FromResult(new Uri($"https://market.example/buy?ref={request.Reference}"));
    }

    public ValueTask<IReadOnlyList<UpstreamOrderReading>> MatchAsync(ConnectorContext context, AssistedPurchase request, CancellationToken cancellationToken) =>
        FindByReferenceAsync(context, request.Reference, cancellationToken);

    /// <summary>Somebody buys by hand, on the marketplace's own pages.</summary>
    public UpstreamRecord BuyByHand(string reference, SkuId sku, int quantity, UpstreamStatus status)
    {
        var order = new UpstreamRecord
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"{Id}{_orders.Count + 1}"),
            Reference = reference,
            Status = status,
            Lines = [new UpstreamOrderLine(KeyOf(sku), quantity, Shelf[sku].Price)],
        };
        _orders.Add(order);
        return order;
    }

    /// <summary>Somebody else, or a bug, buys under a reference of ours once more.</summary>
    public void Duplicate(string reference)
    {
        var order = _orders.First(order => order.Reference == reference);
        _orders.Add(order with { Id = order.Id + "9" });
    }

    private static string KeyOf(SkuId sku) => $"{sku.Listing.Value}-{sku.Value}";

    private static Behaviour Next(Queue<Behaviour> script) => script.TryDequeue(out var behaviour) ? behaviour : Behaviour.Answer;

    private void Fail(Behaviour behaviour, bool hasActed)
    {
        switch (behaviour)
        {
            case Behaviour.LoseBefore when !hasActed:
            case Behaviour.LoseAfter when hasActed:
                throw new MarketplaceException(Id, MarketplaceErrorKind.OutcomeUnknown, "The answer was lost.");
            case Behaviour.Throttle when !hasActed:
                throw new MarketplaceException(Id, MarketplaceErrorKind.Throttled, "Too many calls.");
            case Behaviour.Unavailable when !hasActed:
                throw new MarketplaceException(Id, MarketplaceErrorKind.Unavailable, "Down.");
            case Behaviour.Break when !hasActed:
                throw new InvalidOperationException("A bug in the connector.");
        }
    }

    private PurchaseResult Create(ConnectorContext context, PurchaseRequest request)
    {
        lock (_gate)
        {
            CreateCalls++;
            (time as FakeTimeProvider)?.Advance(SleepBeforeCreate);
            SleepBeforeCreate = TimeSpan.Zero;
            if (!SendsTooLate && time.GetUtcNow() >= context.SendBefore)
            {
                throw new MarketplaceException(Id, MarketplaceErrorKind.Unavailable, "too late");
            }

            References.Add(request.Reference);
            CreateAccounts.Add(context.Account);
            CreateDestinations.Add(request.Destination);
            var behaviour = Next(Creates);
            if (behaviour == Behaviour.Refuse)
            {
                return new PurchaseResult.Refused(new PurchaseRefusal(PurchaseRefusalReason.OutOfStock, "SOLD_OUT", "没有了"));
            }

            if (behaviour == Behaviour.RefuseForNoReason)
            {
                return new PurchaseResult.Refused(new PurchaseRefusal(PurchaseRefusalReason.Other, "NO", "不行"));
            }

            Fail(behaviour, false);
            var placed = Split(request);
            _orders.AddRange(placed);
            Fail(behaviour, true);
            if (behaviour == Behaviour.AnswerNothing)
            {
                return new PurchaseResult.Placed([], []);
            }

            return new PurchaseResult.Placed([.. placed.Select(order => new PlacedUpstreamOrder(order.Id, order.Total))], []);
        }
    }

    private LiveOffer Answer(SkuId sku) => !Shelf.TryGetValue(sku, out var good)
        ? new LiveOffer.ListingGone(sku)
        : new LiveOffer.Offered(
            sku,
            good.Price,
            Availability.Exactly(good.Stock),
            new Product
            {
                Id = sku.Listing,
                PageUrl = new Uri("https://market.example/item/" + sku.Listing.Value),
                Title = Chinese,
                TranslatedTitle = "Red dress",
                Category = new ProductCategory("50010850", "连衣裙"),
                Status = ListingStatus.OnSale,
                Seller = new Seller(good.Seller, "小店"),
                TierBasis = TierBasis.Sku,
                MinimumOrderQuantity = good.Minimum,
                LotSize = 1,
                Skus = [new Sku { Id = sku, Prices = PriceTable.Flat(good.Price), Availability = Availability.Exactly(good.Stock) }],
            },
            KeyOf(sku));

    private List<UpstreamRecord> Split(PurchaseRequest request) =>
    [
        .. request.Lines.Chunk((request.Lines.Count + SplitInto - 1) / SplitInto).Select((lines, index) => new UpstreamRecord
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"{Id}{_orders.Count + index + 1}"),
            Reference = request.Reference,
            Status = UpstreamStatus.Unpaid,
            CreatedAt = time.GetUtcNow(),
            Lines = [.. lines.Select(line => new UpstreamOrderLine(line.PurchaseKey, Math.Min(line.Quantity, TakesAtMost), line.UnitPrice))],
        }),
    ];

    internal enum Behaviour
    {
        Answer,
        Accept,
        Refuse,
        RefuseForNoReason,
        LoseBefore,
        LoseAfter,
        Throttle,
        Unavailable,
        Break,

        /// <summary>It acts, and answers that all is well without naming an order.</summary>
        AnswerNothing,
    }

    internal sealed record UpstreamRecord
    {
        public required string Id { get; init; }

        public required string Reference { get; init; }

        public required UpstreamStatus Status { get; set; }

        public required IReadOnlyList<UpstreamOrderLine> Lines { get; init; }

        public int Payments { get; set; }

        public DateTimeOffset? CreatedAt { get; init; }

        public List<string> RefundIds { get; init; } = [];

        /// <summary>When a payment that was taken on comes through.</summary>
        public DateTimeOffset? PaidFrom { get; set; }

        /// <summary>What the seller asks on top, after the order was made.</summary>
        public Money Surcharge { get; set; } = Money.Zero(Currency.CNY);

        public Money Total => Lines.Aggregate(Surcharge, (sum, line) => sum + (line.UnitPrice * line.Quantity));

        public UpstreamOrderReading Read() => new()
        {
            Id = Id,
            Status = Status,
            MarketplaceStatus = Status.ToString(),
            Total = Total,
            Freight = Money.Zero(Currency.CNY),
            Reference = Reference,
            Lines = Lines,
            RefundIds = [.. RefundIds],
        };
    }
}
