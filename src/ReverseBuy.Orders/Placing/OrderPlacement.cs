using System.Globalization;
using ReverseBuy.Buying;
using ReverseBuy.Catalogue;
using ReverseBuy.Inventory;
using ReverseBuy.Orders.Changes;
using ReverseBuy.Orders.Holding;
using ReverseBuy.Orders.Shipping;
using ReverseBuy.Settings;

namespace ReverseBuy.Orders.Placing;

/// <summary>Places orders: asks upstream first, lets the policy decide, then holds the goods and stores the order with its charge.</summary>
internal sealed class OrderPlacement(
    Changer changer,
    IOrderVerification verification,
    IVerificationPolicy policy,
    IEffectiveSettings settings,
    OrderAdmission admission,
    IPricing pricing,
    IExchangeRateSource rates,
    IWarehouses warehouses,
    EvidenceBook evidence,
    UnverifiedLines unverified,
    OrdersOptions options,
    OrdersMetrics metrics,
    IIdGenerator ids,
    TimeProvider time)
{
    public async ValueTask<PlaceOrderResult> PlaceAsync(TenantId tenant, PlaceOrder request, Command command, CancellationToken cancellationToken)
    {
        Require(request);
        var fingerprint = FingerprintOf(request);
        if (await changer.AnsweredAsync(tenant, command.Key, fingerprint, cancellationToken).ConfigureAwait(false) is { } answered)
        {
            return Placed(answered);
        }

        var effective = await settings.GetAsync(tenant, cancellationToken).ConfigureAwait(false);
        if (await admission.RefuseAsync(tenant, request, effective, cancellationToken).ConfigureAwait(false) is { } refusal)
        {
            return Refused(refusal);
        }

        var accepted = request.Lines
            .Select(line => line with { SeenUnitPrice = evidence.Accepted(tenant, request.Customer, request.Accepts, line.Sku) ?? line.SeenUnitPrice })
            .ToList();
        var asked = await verification
            .VerifyAsync(tenant, new VerificationRequest(accepted) { Warehouse = request.Warehouse }, cancellationToken)
            .ConfigureAwait(false);
        var decided = asked.Lines.Select(line => new DecidedLine(line, Decide(tenant, line, effective))).ToList();
        var seen = await unverified
            .FindAsync(tenant, decided.Where(line => line.Decision == VerificationDecision.Hold && line.Line.Evidence is not LiveOffer.Offered).Select(line => line.Line), cancellationToken)
            .ConfigureAwait(false);
        decided = decided.ConvertAll(line => IsKnown(line, seen) ? line : line with { Decision = VerificationDecision.Refuse });
        if (decided.Any(line => line.Decision is VerificationDecision.Ask or VerificationDecision.Refuse))
        {
            evidence.Note(tenant, request.Customer, asked.Id, decided);
            metrics.Differed(decided);
            return new PlaceOrderResult.Differs(asked.Id, decided);
        }

        var order = await MakeAsync(tenant, request, decided.ConvertAll(line => GoodsOf(line, seen)), cancellationToken).ConfigureAwait(false);
        IReadOnlyList<StockShortage> shortages = [];
        OrderRefusal? full = null;
        var receipt = await changer.TryAddAsync(
            tenant,
            command,
            fingerprint,
            HeldUnits.StockOf(order, asked),
            async (changes, token) =>
            {
                var placed = OrderChange.Place(order, changes.Cause, changes.At);
                if (decided.Exists(line => line.Decision == VerificationDecision.Hold))
                {
                    placed.PutHold(HoldOf(changes));
                }

                // Others may have placed the last ones of the day meanwhile.
                full = await OrderAdmission.CountAsync(changes.UnitOfWork.Orders, effective, changes.At, token).ConfigureAwait(false);
                if (full is not null)
                {
                    return null;
                }

                shortages = await changes.HoldOrderAsync(placed.Order, asked, token).ConfigureAwait(false);
                return shortages.Count > 0 ? null : changes.Add(placed);
            },
            cancellationToken).ConfigureAwait(false);
        if (full is not null)
        {
            return Refused(full);
        }

        if (receipt is null)
        {
            // It is there, and others of our customers have it.
            var told = decided.ConvertAll(line => Shorten(line, shortages));
            metrics.Differed(told);
            return new PlaceOrderResult.Differs(asked.Id, told);
        }

        metrics.Placed();
        return Placed(receipt);
    }

    private static DecidedLine Shorten(DecidedLine line, IReadOnlyList<StockShortage> shortages) =>
        shortages.FirstOrDefault(shortage => shortage.Sku == line.Line.Line.Sku) is { } found
            ? new DecidedLine(line.Line with { Difference = new LineDifference.Short(found.Wanted, found.Sellable) }, VerificationDecision.Refuse)
            : line;

    // Whatever a host's policy says: what is not on offer cannot be sold, and what nobody could be asked for can be held at most.
    private VerificationDecision Decide(TenantId tenant, VerifiedLine line, EffectiveSettings effective) => line switch
    {
        { Evidence: LiveOffer.Offered } => policy.Decide(tenant, line, effective),
        { Difference: LineDifference.Unreachable or LineDifference.NotAsked } when policy.Decide(tenant, line, effective) == VerificationDecision.Hold => VerificationDecision.Hold,
        _ => VerificationDecision.Refuse,
    };

    private static bool IsKnown(DecidedLine line, IReadOnlyDictionary<SkuId, Product> seen) =>
        line.Decision != VerificationDecision.Hold || line.Line.Evidence is LiveOffer.Offered || seen.ContainsKey(line.Line.Line.Sku);

    // What the customer agreed to: the price now, or the one seen, where the agent bears the rise or nobody knows.
    private static PlacedGoods GoodsOf(DecidedLine line, IReadOnlyDictionary<SkuId, Product> seen) => line.Line.Evidence is LiveOffer.Offered offer
        ? new PlacedGoods(line, offer.Product, line.Decision is VerificationDecision.Absorb or VerificationDecision.Hold ? line.Line.Line.SeenUnitPrice : offer.UnitPrice)
        : new PlacedGoods(line, seen[line.Line.Line.Sku], line.Line.Line.SeenUnitPrice);

    private static OrderHold HoldOf(ChangeSet changes) => new()
    {
        Name = UnverifiedLines.HoldName,
        Reason = "Lines of it could not be verified when it was placed.",
        PutBy = new Actor(ActorKind.Policy, "verification"),
        PutAt = changes.At,
    };

    private PlaceOrderResult.Refused Refused(OrderRefusal refusal)
    {
        metrics.Refused(refusal);
        return new PlaceOrderResult.Refused(refusal);
    }

    private static PlaceOrderResult.Placed Placed(Receipt receipt) => new(OrderId.From(receipt.Aggregate.Value), receipt);

    private static void Require(PlaceOrder request)
    {
        if (request.Currency == default)
        {
            throw new ArgumentException("The order names no currency. Give the one the customer pays in.", nameof(request));
        }

        if (request.Customer == default)
        {
            throw new ArgumentException("The order names no customer.", nameof(request));
        }

        if (request.Discount is { } discount && (discount.Currency != request.Currency || discount.Amount < 0 || discount != discount.Round()))
        {
            throw new ArgumentException($"A discount of {discount} makes no sense: it is in {request.Currency}, in whole smallest units, and not below 0.", nameof(request));
        }

        if (request.DomesticFreight is { Amount: < 0 } freight)
        {
            throw new ArgumentException($"A domestic freight of {freight} makes no sense; it is not below 0.", nameof(request));
        }

        if (request.Country is { } country)
        {
            CountryCode.Require(country, nameof(request));
        }

        if (request.Lines.Count == 0)
        {
            throw new ArgumentException("The order has no line. Give at least one.", nameof(request));
        }

        foreach (var line in request.Lines)
        {
            if (line.Quantity < 1)
            {
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"The quantity of {line.Sku} is {line.Quantity}; order at least 1."), nameof(request));
            }
        }

        if (request.Lines.GroupBy(line => line.Sku).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"SKU {twice.Key} is in two lines; add their quantities up.", nameof(request));
        }
    }

    private static string FingerprintOf(PlaceOrder request) => Fingerprint.Of(
        "place",
        [
            request.Customer.Value,
            request.Currency.Code,
            request.Warehouse?.Value ?? string.Empty,
            request.DomesticFreight?.ToString() ?? string.Empty,
            request.Discount?.ToString() ?? string.Empty,
            request.BillsLater ? "later" : string.Empty,
            // Only where one is named: a command that was given before there were any is still the same.
            .. request.Country is { } country ? [$"country:{country}"] : Array.Empty<string>(),
            .. request.Lines.SelectMany(line => new[]
            {
                line.Sku.Listing.Marketplace.Value,
                line.Sku.Listing.Value,
                line.Sku.Value,
                line.Quantity.ToString(CultureInfo.InvariantCulture),
                line.SeenUnitPrice.ToString(),
            }),
        ]);

    private async ValueTask<Order> MakeAsync(TenantId tenant, PlaceOrder request, List<PlacedGoods> goods, CancellationToken cancellationToken)
    {
        var warehouse = await warehouses.FindAsync(tenant, request.Warehouse, cancellationToken).ConfigureAwait(false)
            ?? throw new ConfigurationException($"Tenant '{tenant}' has no warehouse '{request.Warehouse}'.");
        var rate = await RateAsync(goods, request.Currency, cancellationToken).ConfigureAwait(false);
        var lines = OrderCharge.Split([.. goods.Select(good => MakeLine(tenant, good, rate))], request, rate);
        var now = time.GetUtcNow();
        return new Order
        {
            Id = ids.NewId<OrderId>(),
            Customer = request.Customer,
            State = request.BillsLater ? OrderState.PendingReview : OrderState.AwaitingPayment,
            Version = 0,
            Lines = lines,
            Warehouse = warehouse.Warehouse,
            Rate = rate,
            Charged = lines.Aggregate(Money.Zero(request.Currency), (sum, line) => sum + line.Charged),
            Paid = Money.Zero(request.Currency),
            PlacedAt = now,
            PayBefore = now + options.PaymentWindow,
            IsBilledLater = request.BillsLater,
            Country = request.Country,
        };
    }

    private OrderLine MakeLine(TenantId tenant, PlacedGoods goods, ExchangeRate rate)
    {
        var line = goods.Line.Line.Line;
        var charged = pricing.Price(tenant, goods.UnitPrice, line.Quantity, rate);
        return new OrderLine
        {
            Id = ids.NewId<OrderLineId>(),
            Sku = line.Sku,
            Title = goods.Product.TranslatedTitle ?? goods.Product.Title,
            SourceTitle = goods.Product.Title,
            Category = goods.Product.Category,
            SellerId = goods.Product.Seller.Id,
            UnitPrice = goods.UnitPrice,
            Charged = charged,
            DomesticFreight = Money.Zero(charged.Currency),
            Discount = Money.Zero(charged.Currency),
            Units = Units.AllPending(line.Quantity),
        };
    }

    private async ValueTask<ExchangeRate> RateAsync(
        List<PlacedGoods> goods, Currency currency, CancellationToken cancellationToken)
    {
        var selling = goods.Select(good => good.UnitPrice.Currency).Distinct().ToList();
        if (selling.Count > 1)
        {
            throw new ArgumentException($"The lines are sold in different currencies ({string.Join(", ", selling)}); place an order for each.");
        }

        return await rates.FindAsync(selling[0], currency, cancellationToken).ConfigureAwait(false)
            ?? throw new ConfigurationException(
                $"There is no exchange rate from {selling[0]} to {currency}. Add one to ReverseBuy:Orders:Rates, or register an IExchangeRateSource that has it.");
    }
}
