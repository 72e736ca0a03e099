using System.Globalization;
using ReverseBuy.Fulfilment;
using ReverseBuy.Orders.Changes;
using ReverseBuy.Orders.Guarding;

namespace ReverseBuy.Orders.Shipping;

/// <summary>Puts parcels together of what is in stock.</summary>
internal sealed class ParcelRequests(Changer changer, IIdGenerator ids, OrdersOptions options)
{
    public ValueTask<Receipt> RequestAsync(TenantId tenant, RequestParcel request, Command command, CancellationToken cancellationToken)
    {
        Require(request);
        return changer.RunAsync(
            tenant, command, Fingerprint.Of("request-parcel", PartsOf(request)), (changes, token) => RequestAsync(changes, request, token), cancellationToken);
    }

    public ValueTask<Receipt> RequestAgainAsync(TenantId tenant, ParcelId id, RequestParcel request, Command command, CancellationToken cancellationToken)
    {
        Require(request);
        return changer.RunAsync(
            tenant,
            command,
            Fingerprint.Of("request-parcel-again", [id.ToString(), .. PartsOf(request)]),
            (changes, token) => RequestAgainAsync(changes, id, request, token),
            cancellationToken);
    }

    private static IEnumerable<string> PartsOf(RequestParcel request) =>
    [
        request.Customer.Value,
        request.Recipient,
        request.Country,
        request.Warehouse?.Value ?? string.Empty,
        request.ImportData?.ToString() ?? string.Empty,
        request.Currency?.Code ?? string.Empty,
        .. request.Items.Select(item => string.Create(CultureInfo.InvariantCulture, $"{item.Order}/{item.OrderLine}/{item.Quantity}")),
        .. request.FoundItems.Select(item => string.Create(CultureInfo.InvariantCulture, $"{item.Item}/{item.Quantity}")),
    ];

    private static void Require(RequestParcel request)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(request.Recipient, nameof(request));
        CountryCode.Require(request.Country, nameof(request));
        if (request.Items.Count + request.FoundItems.Count == 0)
        {
            throw new ArgumentException("The parcel is empty. Name at least one line or found item.", nameof(request));
        }

        if (request.Items.Count == 0 && request.Currency is null)
        {
            throw new ArgumentException("A parcel of found items alone needs the currency of its freight.", nameof(request));
        }

        foreach (var item in request.Items)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(item.Quantity, 1, $"quantity of {item.OrderLine}");
        }

        foreach (var item in request.FoundItems)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(item.Quantity, 1, $"quantity of {item.Item}");
        }

        if (request.Items.GroupBy(item => item.OrderLine).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"Order line {twice.Key} is named twice; add the quantities up.", nameof(request));
        }

        if (request.FoundItems.GroupBy(item => item.Item).FirstOrDefault(group => group.Count() > 1) is { } foundTwice)
        {
            throw new ArgumentException($"Found item {foundTwice.Key} is named twice; add the quantities up.", nameof(request));
        }
    }

    private async ValueTask<AggregateChange> RequestAsync(ChangeSet changes, RequestParcel request, CancellationToken cancellationToken)
    {
        var contents = await changes.ContentsOfAsync(request, cancellationToken).ConfigureAwait(false);
        var free = Money.Zero(contents.Currency);
        var parcel = changes.Add(ParcelChange.Draft(
            new Parcel
            {
                Id = ids.NewId<ParcelId>(),
                Customer = request.Customer,
                Warehouse = contents.Warehouse,
                Recipient = request.Recipient,
                Country = request.Country,
                State = ParcelState.Draft,
                Version = 0,
                Items = request.Items,
                FoundItems = request.FoundItems,
                ImportData = request.ImportData,
                Charged = free,
                Paid = free,
                CreatedAt = changes.At,
            },
            changes.Cause,
            changes.At));
        await BeginAsync(changes, parcel, cancellationToken).ConfigureAwait(false);
        return parcel;
    }

    private async ValueTask<AggregateChange> RequestAgainAsync(
        ChangeSet changes, ParcelId id, RequestParcel request, CancellationToken cancellationToken)
    {
        var parcel = await changes.ParcelAsync(id, cancellationToken).ConfigureAwait(false);
        if (parcel.Parcel.Customer != request.Customer)
        {
            // Told like a parcel that is not there: whose it is, is nobody else's business.
            throw new UnknownAggregateException("parcel", id.ToString());
        }

        parcel.RequireNotHeld(ParcelTrigger.Request);
        var contents = await changes.ContentsOfAsync(request, cancellationToken).ConfigureAwait(false);
        if (contents.Currency != parcel.Parcel.Charged.Currency)
        {
            throw new ArgumentException($"The parcel is billed in {parcel.Parcel.Charged.Currency}; ask for another parcel for goods in {contents.Currency}.", nameof(request));
        }

        parcel.Update(current => current with
        {
            Warehouse = contents.Warehouse,
            Recipient = request.Recipient,
            Country = request.Country,
            Items = request.Items,
            FoundItems = request.FoundItems,
            ImportData = request.ImportData,
            Offered = null,
            Note = null,
        });
        await BeginAsync(changes, parcel, cancellationToken).ConfigureAwait(false);
        return parcel;
    }

    private async ValueTask BeginAsync(ChangeSet changes, ParcelChange parcel, CancellationToken cancellationToken)
    {
        parcel.Fire(ParcelTrigger.Request);
        await changes.MoveAllAsync(parcel, UnitBucket.Packing, "requested", cancellationToken).ConfigureAwait(false);
        if (options.Fulfilment.BillAfterWeighing)
        {
            // Nothing is owed before it is weighed.
            parcel.Fire(ParcelTrigger.AskFreight);
            await changes.ChargeAsync(parcel, Money.Zero(parcel.Parcel.Charged.Currency), cancellationToken).ConfigureAwait(false);
        }
    }
}
