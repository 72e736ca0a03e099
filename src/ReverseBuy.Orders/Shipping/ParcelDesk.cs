using System.Globalization;
using ReverseBuy.Buying;
using ReverseBuy.Fulfilment;
using ReverseBuy.Messaging;
using ReverseBuy.Orders.Changes;
using ReverseBuy.Orders.Workflow;
using ReverseBuy.Payments;

namespace ReverseBuy.Orders.Shipping;

/// <summary>Puts parcels together, packs them, and hands them over.</summary>
internal sealed class ParcelDesk(Changer changer, IIdGenerator ids)
{
    public ValueTask<Receipt> RequestAsync(TenantId tenant, RequestParcel request, Command command, CancellationToken cancellationToken)
    {
        Require(request);
        return changer.RunAsync(
            tenant,
            command,
            Fingerprint.Of(
                "request-parcel",
                [
                    request.Customer.Value,
                    request.Recipient,
                    request.Country,
                    .. request.Items.Select(item => string.Create(CultureInfo.InvariantCulture, $"{item.Order}/{item.OrderLine}/{item.Quantity}")),
                ]),
            (changes, token) => RequestAsync(changes, request, token),
            cancellationToken);
    }

    public ValueTask<Receipt> QuoteAsync(TenantId tenant, ParcelId id, Money freight, Command command, CancellationToken cancellationToken)
    {
        if (freight.Amount <= 0)
        {
            throw new ArgumentException($"A freight of {freight} makes no sense; set what the customer is to pay, above 0.", nameof(freight));
        }

        _ = freight.ToMinorUnits();
        return changer.RunAsync(
            tenant,
            command,
            Fingerprint.Of("quote-parcel", id.ToString(), freight.ToString()),
            (changes, token) => QuoteAsync(changes, id, freight, token),
            cancellationToken);
    }

    public ValueTask<Receipt> PackAsync(
        TenantId tenant, ParcelId id, int weightGrams, ParcelSize size, Command command, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(weightGrams, 1);
        if (size is not { LengthMillimetres: > 0, WidthMillimetres: > 0, HeightMillimetres: > 0 })
        {
            throw new ArgumentException($"A parcel of {size} makes no sense; each side is above 0.", nameof(size));
        }

        return changer.RunAsync(
            tenant,
            command,
            Fingerprint.Of("pack-parcel", id.ToString(), weightGrams.ToString(CultureInfo.InvariantCulture), size.ToString()),
            async (changes, token) =>
            {
                var parcel = await changes.ParcelAsync(id, token).ConfigureAwait(false);
                parcel.Fire(ParcelTrigger.Pack);
                parcel.Update(current => current with { WeightGrams = weightGrams, Size = size });
                parcel.Raise(new ParcelPacked(id, weightGrams, [.. parcel.Parcel.Orders]));
                parcel.Fire(ParcelTrigger.MakeReady);
                return parcel;
            },
            cancellationToken);
    }

    public ValueTask<Receipt> HandOverAsync(
        TenantId tenant, ParcelId id, string carrier, string waybill, Command command, CancellationToken cancellationToken) =>
        changer.RunAsync(
            tenant,
            command,
            Fingerprint.Of("hand-over-parcel", id.ToString(), carrier, waybill),
            async (changes, token) =>
            {
                var parcel = await changes.ParcelAsync(id, token).ConfigureAwait(false);
                parcel.Fire(ParcelTrigger.HandOver);
                parcel.Update(current => current with { Carrier = carrier, Waybill = waybill });
                parcel.Raise(new ParcelDispatched(id, carrier, waybill, [.. parcel.Parcel.Orders]));
                await MoveAllAsync(changes, parcel.Parcel, UnitBucket.Packing, UnitBucket.Shipped, "handed-over", token).ConfigureAwait(false);
                return parcel;
            },
            cancellationToken);

    public ValueTask<Receipt> ReportAsync(TenantId tenant, ParcelId id, CarrierStatus status, Command command, CancellationToken cancellationToken) =>
        changer.RunAsync(
            tenant,
            command,
            Fingerprint.Of("report-parcel", id.ToString(), status.ToString()),
            (changes, token) => ReportAsync(changes, id, status, token),
            cancellationToken);

    private static void Require(RequestParcel request)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(request.Recipient, nameof(request));
        if (request.Country.Length != 2 || !request.Country.All(char.IsAsciiLetterUpper))
        {
            throw new ArgumentException($"'{request.Country}' is no country; give its two capital letters, such as DE.", nameof(request));
        }

        if (request.Items.Count == 0)
        {
            throw new ArgumentException("The parcel is empty. Name at least one line.", nameof(request));
        }

        foreach (var item in request.Items)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(item.Quantity, 1, $"quantity of {item.OrderLine}");
        }

        if (request.Items.GroupBy(item => item.OrderLine).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"Order line {twice.Key} is named twice; add the quantities up.", nameof(request));
        }
    }

    private static async ValueTask<AggregateChange> QuoteAsync(ChangeSet changes, ParcelId id, Money freight, CancellationToken cancellationToken)
    {
        var parcel = await changes.ParcelAsync(id, cancellationToken).ConfigureAwait(false);
        if (freight.Currency != parcel.Parcel.Charged.Currency)
        {
            throw new CurrencyMismatchException(freight.Currency, parcel.Parcel.Charged.Currency);
        }

        parcel.Fire(ParcelTrigger.AskFreight);
        parcel.Update(current => current with { Charged = freight });
        await changes.UnitOfWork.Money.AddAsync(
            new MoneyEntry
            {
                Customer = parcel.Parcel.Customer,
                For = parcel.Key,
                Kind = MoneyEntryKind.Charge,
                Amount = freight,
                Reference = $"parcel:{id}",
                At = changes.At,
            },
            cancellationToken).ConfigureAwait(false);
        return parcel;
    }

    private static async ValueTask<AggregateChange> ReportAsync(ChangeSet changes, ParcelId id, CarrierStatus status, CancellationToken cancellationToken)
    {
        var parcel = await changes.ParcelAsync(id, cancellationToken).ConfigureAwait(false);
        if (IsOlder(parcel.Parcel.State, status))
        {
            return parcel;
        }

        parcel.Fire(status switch
        {
            CarrierStatus.InTransit => ParcelTrigger.Depart,
            CarrierStatus.CustomsHold => ParcelTrigger.HoldAtCustoms,
            CarrierStatus.OutForDelivery => ParcelTrigger.GoOutForDelivery,
            CarrierStatus.Delivered => ParcelTrigger.Deliver,
            _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Not a carrier's status."),
        });
        if (status == CarrierStatus.Delivered)
        {
            parcel.Raise(new ParcelDelivered(id, [.. parcel.Parcel.Orders]));
            await MoveAllAsync(changes, parcel.Parcel, UnitBucket.Shipped, UnitBucket.Delivered, "delivered", cancellationToken).ConfigureAwait(false);
        }

        return parcel;
    }

    /// <summary>Whether the parcel is known to be as far already: carriers repeat themselves, and not always in order.</summary>
    private static bool IsOlder(ParcelState state, CarrierStatus status) => (state, status) switch
    {
        (ParcelState.InTransit, CarrierStatus.InTransit) => true,
        (ParcelState.CustomsHold, CarrierStatus.CustomsHold) => true,
        (ParcelState.OutForDelivery, CarrierStatus.InTransit or CarrierStatus.CustomsHold or CarrierStatus.OutForDelivery) => true,
        (ParcelState.Delivered, _) => true,
        _ => false,
    };

    private static async ValueTask MoveAllAsync(
        ChangeSet changes, Parcel parcel, UnitBucket from, UnitBucket to, string what, CancellationToken cancellationToken)
    {
        foreach (var item in parcel.Items)
        {
            await changes.MoveUnitsAsync(item.Order, item.OrderLine, from, to, item.Quantity, $"parcel:{parcel.Id}:{what}", cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask<AggregateChange> RequestAsync(ChangeSet changes, RequestParcel request, CancellationToken cancellationToken)
    {
        var orders = new List<Order>();
        foreach (var id in request.Items.Select(item => item.Order).Distinct())
        {
            orders.Add((await changes.OrderAsync(id, cancellationToken).ConfigureAwait(false)).Order);
        }

        RequireOneOwner(request, orders);
        var free = Money.Zero(orders[0].Charged.Currency);
        var parcel = changes.Add(ParcelChange.Draft(
            new Parcel
            {
                Id = ids.NewId<ParcelId>(),
                Customer = request.Customer,
                Warehouse = orders[0].Warehouse,
                Recipient = request.Recipient,
                Country = request.Country,
                State = ParcelState.Draft,
                Version = 0,
                Items = request.Items,
                Charged = free,
                Paid = free,
                CreatedAt = changes.At,
            },
            changes.Cause,
            changes.At));
        parcel.Fire(ParcelTrigger.Request);
        await MoveAllAsync(changes, parcel.Parcel, UnitBucket.InStock, UnitBucket.Packing, "requested", cancellationToken).ConfigureAwait(false);
        return parcel;
    }

    private static void RequireOneOwner(RequestParcel request, List<Order> orders)
    {
        if (orders.Find(order => order.Customer != request.Customer) is { } foreign)
        {
            // Told like an order that is not there: whose it is, is nobody else's business.
            throw new UnknownAggregateException("order", foreign.Id.ToString());
        }

        if (orders.Select(order => order.Warehouse).Distinct().Count() > 1)
        {
            throw new ArgumentException("The goods lie in different warehouses; ask for a parcel from each.", nameof(request));
        }

        if (orders.Select(order => order.Charged.Currency).Distinct().Count() > 1)
        {
            throw new ArgumentException("The orders were charged in different currencies; ask for a parcel for each.", nameof(request));
        }
    }
}
