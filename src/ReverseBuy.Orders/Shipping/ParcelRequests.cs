using System.Globalization;
using ReverseBuy.Fulfilment;
using ReverseBuy.Orders.Changes;
using ReverseBuy.Orders.Guarding;

namespace ReverseBuy.Orders.Shipping;

/// <summary>Puts parcels together of what is in stock.</summary>
internal sealed class ParcelRequests(Changer changer, IIdGenerator ids)
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

    private async ValueTask<AggregateChange> RequestAsync(ChangeSet changes, RequestParcel request, CancellationToken cancellationToken)
    {
        var orders = new List<Order>();
        foreach (var id in request.Items.Select(item => item.Order).Distinct())
        {
            var order = (await changes.OrderAsync(id, cancellationToken).ConfigureAwait(false)).Order;
            order.RequireNotHeld("RequestParcel");
            orders.Add(order);
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
        await changes.MoveAllAsync(parcel.Parcel, UnitBucket.InStock, UnitBucket.Packing, "requested", cancellationToken).ConfigureAwait(false);
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
