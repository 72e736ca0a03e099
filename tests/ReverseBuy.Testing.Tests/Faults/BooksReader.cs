using System.Globalization;
using ReverseBuy.Crash.Agency;
using ReverseBuy.Crash.Auditing;
using ReverseBuy.Fulfilment;
using ReverseBuy.Messaging;
using ReverseBuy.Orders;
using ReverseBuy.Procurement;
using ReverseBuy.Storage;

namespace ReverseBuy.Testing.Tests.Faults;

/// <summary>Reads what the storage of a test host holds, for the auditor that also looks at databases after crashes.</summary>
internal static class BooksReader
{
    public static async Task<TenantEvidence> ReadAsync(
        ReverseBuyTestHost host, IReadOnlyList<string> begun, IReadOnlyList<Acknowledgement> acknowledgements, IReadOnlyList<EventId> events, CancellationToken cancellationToken)
    {
        await using var view = await host.Get<ITenantStorage>().ReadAsync(ReverseBuyTestHost.Tenant, cancellationToken);
        var orders = await view.Orders.ListAsync(new OrderQuery(), cancellationToken);
        var purchases = await view.PurchaseOrders.ListAsync(new PurchaseOrderQuery(), cancellationToken);
        var parcels = await view.Parcels.ListAsync(new ParcelQuery(), cancellationToken);
        var packages = await EachAsync(orders, order => view.Packages.ListByOrderAsync(order.Id, cancellationToken));
        var keys = orders.Select(order => AggregateKey.Of(order.Id))
            .Concat(purchases.Select(purchase => AggregateKey.Of(purchase.Id)))
            .Concat(parcels.Select(parcel => AggregateKey.Of(parcel.Id)))
            .Concat(packages.Select(package => AggregateKey.Of(package.Id)).Distinct())
            .ToList();
        var history = await EachAsync(keys, key => view.History.ListAsync(key, cancellationToken));
        var witnessed = await EachAsync(events, id => view.Money.ListAsync(AggregateKey.Of(FoundItemId.From(id.Value)), cancellationToken));
        var commands = new List<CommandEvidence>();
        foreach (var key in acknowledgements.Select(told => told.Key).Distinct(StringComparer.Ordinal))
        {
            if (await view.Idempotency.FindAsync(new IdempotencyKey(key), cancellationToken) is { } record)
            {
                commands.Add(new CommandEvidence(key, record.Answer));
            }
        }

        return new TenantEvidence
        {
            Tenant = view.Tenant.Value,
            Begun = begun,
            Commands = commands,
            Orders = [.. orders.Select(order => new OrderEvidence(order.Id.Value, order.Customer.Value, order.State.ToString(), Minor(order.Charged), Minor(order.Paid)))],
            Lines = [.. orders.SelectMany(order => order.Lines.Select(line => new OrderLineEvidence(
                order.Id.Value, line.Id.Value, line.Sku.Listing.Value, line.Sku.Value, Held(line.Units), Told(line, history.OfType<HistoryEntry.UnitsMoved>()))))],
            Purchases = [.. purchases.Select(purchase => new PurchaseEvidence(purchase.Id.Value, purchase.Marketplace.Value, purchase.State.ToString(), purchase.Reference))],
            PurchaseLines = [.. purchases.SelectMany(purchase => purchase.Lines.Select(line => new PurchaseLineEvidence(
                purchase.Id.Value, line.OrderLine.Value, line.Sku.Listing.Value, line.Sku.Value, line.Quantity, line.Quantity - line.Live)))],
            KnownUpstream = [.. purchases.SelectMany(purchase => purchase.UpstreamOrders.Select(upstream => new KnownUpstreamEvidence(purchase.Id.Value, upstream.Id, upstream.State.ToString())))],
            Money = [.. (await EachAsync(keys, key => view.Money.ListAsync(key, cancellationToken))).Select(entry => new MoneyEvidence(
                entry.For, entry.Kind.ToString(), Minor(entry.Amount), entry.AtPinnedRate is { } pinned ? Minor(pinned) : null, entry.Reference))],
            Parcels = [.. parcels.Select(parcel => new ParcelEvidence(parcel.Id.Value, parcel.State.ToString(), Minor(parcel.Charged), Minor(parcel.Paid)))],
            Holds = [.. (await EachAsync(orders, order => view.Holds.ListByOrderAsync(order.Id, cancellationToken))).Select(hold => new HoldEvidence(hold.Line.Value, hold.Quantity, hold.State.ToString()))],
            Transitions = [.. history.OfType<HistoryEntry.Transition>().Where(entry => entry.Subject.Length == 0).Select(entry => new TransitionEvidence(entry.Aggregate, entry.Version, entry.To))],
            Marks = [.. (await view.Inbox.ListAsync(events, cancellationToken)).Select(mark => new MarkEvidence(mark.Event.Value, mark.Handler))],
            Effects = [.. witnessed.Select(entry => entry.Reference.Split('|') is var parts
                ? new EffectEvidence(entry.For.Value, parts[1], int.Parse(parts[2], CultureInfo.InvariantCulture), parts[3]) : null!)],
            Timeline = [.. (await EachAsync(orders, order => view.Timeline.ListAsync(order.Id, cancellationToken))).Select(entry => (entry.Envelope.Id.Value, entry.Order.Value))],
            Timers = [.. (await EachAsync(keys, key => view.Timers.ListAsync(key, cancellationToken))).Select(timer => $"{timer.Key} {timer.DueAt:u} {timer.Error}")],
            Outbox = await view.Outbox.CountAsync(cancellationToken) is var count and > 0 ? [$"{count} event(s)"] : [],
        };
    }

    private static async Task<List<T>> EachAsync<TKey, T>(IEnumerable<TKey> keys, Func<TKey, ValueTask<IReadOnlyList<T>>> read)
    {
        var all = new List<T>();
        foreach (var key in keys)
        {
            all.AddRange(await read(key));
        }

        return all;
    }

    private static long Minor(Money money) => money.ToMinorUnits();

    private static Dictionary<string, int> Held(Units units) =>
        Enum.GetValues<UnitBucket>().Where(bucket => units[bucket] > 0).ToDictionary(bucket => bucket.ToString(), bucket => units[bucket], StringComparer.Ordinal);

    private static Dictionary<string, int> Told(OrderLine line, IEnumerable<HistoryEntry.UnitsMoved> moves) => Held(moves.Where(move => move.Line == line.Id)
        .Aggregate(Units.AllPending(line.Quantity), (units, move) => units.Move(move.From, move.To, move.Quantity)));
}
