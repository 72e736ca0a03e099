using ReverseBuy.Fulfilment;
using ReverseBuy.Messaging;
using ReverseBuy.Orders;
using ReverseBuy.Payments;

namespace ReverseBuy.Crash.Agency;

/// <summary>
/// Handles every event with an effect in the tenant's database that nothing but its own mark keeps from happening twice: an entry of a cent, under a reference
/// of its own each time.
/// </summary>
internal sealed class Witness(IIdGenerator ids, TimeProvider time) : IEventHandler<IReverseBuyEvent>
{
    public const string Name = "witness";

    private static readonly CustomerId Customer = new(Name);

    public async ValueTask HandleAsync(EventContext context, IReverseBuyEvent @event, CancellationToken cancellationToken)
    {
        var envelope = context.Envelope;
        var unitOfWork = await context.BeginAsync(cancellationToken);
        var entry = new MoneyEntry
        {
            Customer = Customer,
            For = AggregateKey.Of(FoundItemId.From(envelope.Id.Value)),
            Kind = MoneyEntryKind.Charge,
            Amount = new Money(0.01m, Currency.EUR),
            Reference = FormattableString.Invariant($"{Name}|{envelope.Aggregate}|{envelope.Version}|{envelope.Type}|{ids.NewId<EventId>()}"),
            At = time.GetUtcNow(),
        };
        await unitOfWork.Money.AddAsync(entry, cancellationToken);
    }
}
