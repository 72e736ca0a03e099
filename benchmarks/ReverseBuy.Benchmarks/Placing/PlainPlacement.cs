using System.Globalization;

namespace ReverseBuy.Benchmarks.Placing;

/// <summary>The rows of one order, as both hand-written ways write them.</summary>
internal sealed class PlainPlacement
{
    public const string Account = "main";
    public const string Marketplace = "shelf";
    public const string Sku = "only";
    private const long Charged = 1498;
    private const string OrderKind = "order";
    private static readonly long ObservedAt = DateTimeOffset.UnixEpoch.Ticks;

    private PlainPlacement(Basket basket, long now)
    {
        var id = Guid.CreateVersion7();
        Fingerprint = $"place:{basket.Number}:{string.Join(',', basket.Listings)}";
        Order = new PlainOrder
        {
            Id = id,
            Customer = basket.Customer,
            State = "AwaitingPayment",
            Version = 1,
            Warehouse = "gz",
            IsApproved = false,
            IsBilledLater = false,
            PlacedAt = now,
            PayBefore = now + TimeSpan.FromHours(72).Ticks,
            ChargedMinor = 3 * Charged,
            ChargedCurrency = "EUR",
            PaidMinor = 0,
            PaidCurrency = "EUR",
            RateBase = "CNY",
            RateQuote = "EUR",
            Rate = "0.125",
            RateSource = "test",
            RateObservedAt = ObservedAt,
            Lines = [.. basket.Listings.Select((listing, position) => Line(id, listing, position))],
        };
        Observations = [.. basket.Listings.Select(listing => new PlainObservation
        {
            Account = Account,
            Marketplace = Marketplace,
            Listing = listing,
            Sku = Sku,
            Kind = "Exactly",
            Count = Basket.Stock,
            AskedAt = now,
        })];
        Holds = [.. Order.Lines.Select(line => new PlainHold
        {
            Id = Guid.CreateVersion7(),
            OrderId = id,
            LineId = line.Id,
            Account = Account,
            Marketplace = Marketplace,
            Listing = line.Listing,
            Sku = Sku,
            Quantity = Basket.Quantity,
            State = "Open",
            TakenAt = now,
            ExpiresAt = now + TimeSpan.FromMinutes(30).Ticks,
        })];
        Transition = new PlainTransition
        {
            AggregateKind = OrderKind,
            Aggregate = id,
            Version = 1,
            Kind = "Transition",
            FromName = string.Empty,
            ToName = Order.State,
            TriggerName = "Place",
            Subject = string.Empty,
            ActorKind = "Customer",
            ActorId = basket.Customer,
            Cause = Key(basket),
            At = now,
        };
        Charge = new PlainCharge
        {
            Customer = basket.Customer,
            AggregateKind = OrderKind,
            Aggregate = id,
            Kind = "Charge",
            AmountMinor = Order.ChargedMinor,
            AmountCurrency = "EUR",
            PinnedMinor = 8 * Order.ChargedMinor,
            PinnedCurrency = "CNY",
            Reference = $"order:{id:N}",
            At = now,
        };
        Events =
        [
            Event(basket, id, now, "reversebuy.order.placed.v1", $$"""{"order":"{{id:N}}"}"""),
            Event(basket, id, now, "reversebuy.order.state-changed.v1", $$"""{"order":"{{id:N}}","from":"","to":"AwaitingPayment","trigger":"Place","actor":"customer:{{basket.Customer}}"}"""),
        ];
        Timer = new PlainTimer
        {
            AggregateKind = OrderKind,
            Aggregate = id,
            Name = "payment-window",
            Subject = string.Empty,
            DueAt = Order.PayBefore,
            FiresAt = Order.PayBefore,
            Payload = string.Empty,
            Failures = 0,
            IsParked = false,
        };
        Command = new PlainCommand
        {
            Key = Key(basket),
            Fingerprint = Fingerprint,
            AggregateKind = OrderKind,
            Aggregate = id,
            State = Order.State,
            Version = 1,
            At = now,
        };
    }

    public string Fingerprint { get; }

    public PlainCommand Command { get; }

    public PlainOrder Order { get; }

    public IReadOnlyList<PlainObservation> Observations { get; }

    public IReadOnlyList<PlainHold> Holds { get; }

    public PlainTransition Transition { get; }

    public PlainTimer Timer { get; }

    public PlainCharge Charge { get; }

    public IReadOnlyList<PlainEvent> Events { get; }

    public static PlainPlacement Of(Basket basket) => new(basket, TimeProvider.System.GetUtcNow().Ticks);

    public static string Key(Basket basket) => string.Create(CultureInfo.InvariantCulture, $"place-{basket.Number}");

    private static PlainLine Line(Guid order, string listing, int position) => new()
    {
        Id = Guid.CreateVersion7(),
        OrderId = order,
        Position = position,
        Marketplace = Marketplace,
        Listing = listing,
        Sku = Sku,
        Title = "红色连衣裙",
        SellerId = "1",
        UnitPrice = Basket.UnitPrice.ToString(CultureInfo.InvariantCulture),
        UnitPriceCurrency = "CNY",
        ChargedMinor = Charged,
        ChargedCurrency = "EUR",
        FreightMinor = 0,
        FreightCurrency = "EUR",
        DiscountMinor = 0,
        DiscountCurrency = "EUR",
        ToReturn = 0,
        Units = """{"Pending":2}""",
    };

    private static PlainEvent Event(Basket basket, Guid order, long now, string type, string data) => new()
    {
        EventId = Guid.CreateVersion7(),
        Type = type,
        AggregateKind = OrderKind,
        Aggregate = order,
        Version = 1,
        OccurredAt = now,
        Correlation = Key(basket),
        Data = data,
        Failures = 0,
        IsParked = false,
    };
}
